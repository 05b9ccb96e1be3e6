using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Api;

/// <summary><c>POST /api/explain</c>: the pieces of a short text, and each merge that makes their tokens.</summary>
internal static class ExplainEndpoint
{
    /// <summary>In chars. An explanation is for people, and many times as long as the text.</summary>
    private const int MaxTextLength = 4096;

    public static async Task InvokeAsync(HttpContext context)
    {
        TextRequest request = await ApiJson.ReadAsync(context, ApiJsonContext.Api.TextRequest).ConfigureAwait(false);
        string text = request.RequiredText();
        if (text.Length > MaxTextLength)
        {
            throw new ApiException(StatusCodes.Status413PayloadTooLarge, "too_large", $"A text of at most {MaxTextLength} chars is explained; this one has {text.Length}.");
        }

        var chosen = ChosenTokenizer.Of(request);
        Explanation explanation = SpecialTokens.Try(() => chosen.Tokenizer.Explain(text, request.Handling()));
        var response = new ExplainResponse(explanation.EncodingName, chosen.Model?.Name, explanation.TokenCount, [.. explanation.Pieces.Select(PieceResponse.Of)]);
        await ApiJson.WriteAsync(context, response, ApiJsonContext.Api.ExplainResponse).ConfigureAwait(false);
    }
}
