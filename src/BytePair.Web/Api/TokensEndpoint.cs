using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Api;

/// <summary>
/// <c>POST /api/tokens</c>: the tokens of a text as they are found, a line of JSON for each few thousand, and their count in the last. Who
/// asked may leave in the middle, as the page does when the text changes; then the work ends too.
/// </summary>
internal static class TokensEndpoint
{
    private const int SliceLength = 4096;

    public static async Task InvokeAsync(HttpContext context)
    {
        TextRequest request = await ApiJson.ReadAsync(context, ApiJsonContext.Api.TextRequest).ConfigureAwait(false);
        string text = request.RequiredText();
        var chosen = ChosenTokenizer.Of(request);
        SpecialTokenHandling special = request.Handling();
        if (request.RejectsSpecialTokens())
        {
            // Before the answer begins: afterwards it can't become an error any more.
            SpecialTokens.Try(() => chosen.Tokenizer.CountTokens(text, special));
        }

        CancellationToken aborted = context.RequestAborted;
        context.Response.ContentType = "application/x-ndjson";
        long tokens = 0;
        int[] destination = new int[SliceLength];
        OperationStatus status;
        int at = 0;
        do
        {
            status = chosen.Tokenizer.Encode(text.AsSpan(at), destination, out int consumed, out int written, isFinalBlock: true, special);
            if (written == 0 && status == OperationStatus.DestinationTooSmall)
            {
                destination = new int[destination.Length * 2]; // one piece with more tokens than a slice
                continue;
            }

            at += consumed;
            tokens += written;
            await WriteAsync(context, SliceOf(chosen.Tokenizer, destination.AsSpan(0, written))).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(aborted).ConfigureAwait(false);
        }
        while (status != OperationStatus.Done);

        var count = CountResponse.Of(chosen, tokens, TextLengths.Of(text, aborted));
        await WriteAsync(context, new TokenSlice { Count = count }).ConfigureAwait(false);
    }

    private static TokenSlice SliceOf(BpeTokenizer tokenizer, ReadOnlySpan<int> ids)
    {
        int[] lengths = new int[ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            lengths[i] = tokenizer.GetTokenBytes(ids[i]).Length;
        }

        return new TokenSlice { Ids = ids.ToArray(), Lengths = lengths };
    }

    private static async Task WriteAsync(HttpContext context, TokenSlice slice)
    {
        await JsonSerializer.SerializeAsync(context.Response.Body, slice, ApiJsonContext.Api.TokenSlice, context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.WriteAsync("\n"u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
    }
}
