using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Api;

/// <summary><c>POST /api/encode</c>: the ids of a text.</summary>
internal static class EncodeEndpoint
{
    public static async Task InvokeAsync(HttpContext context)
    {
        TextRequest request = await ApiJson.ReadAsync(context, ApiJsonContext.Api.TextRequest).ConfigureAwait(false);
        string text = request.RequiredText();
        var chosen = ChosenTokenizer.Of(request);
        int[] ids = SpecialTokens.Try(() => chosen.Tokenizer.EncodeToIds(text, request.Handling()));
        var response = new EncodeResponse(chosen.Tokenizer.EncodingName, chosen.Model?.Name, ids.Length, ids);
        await ApiJson.WriteAsync(context, response, ApiJsonContext.Api.EncodeResponse).ConfigureAwait(false);
    }
}
