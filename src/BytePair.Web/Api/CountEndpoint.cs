using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Api;

/// <summary><c>POST /api/count</c>: how many tokens a text has, and what else people count.</summary>
internal static class CountEndpoint
{
    public static async Task InvokeAsync(HttpContext context)
    {
        TextRequest request = await ApiJson.ReadAsync(context, ApiJsonContext.Api.TextRequest).ConfigureAwait(false);
        string text = request.RequiredText();
        var chosen = ChosenTokenizer.Of(request);
        long tokens = SpecialTokens.Try(() => chosen.Tokenizer.CountTokens(text, request.Handling()));
        var count = CountResponse.Of(chosen, tokens, TextLengths.Of(text, context.RequestAborted));
        await ApiJson.WriteAsync(context, count, ApiJsonContext.Api.CountResponse).ConfigureAwait(false);
    }
}
