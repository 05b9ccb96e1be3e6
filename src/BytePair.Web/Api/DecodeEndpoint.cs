using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Api;

/// <summary><c>POST /api/decode</c>: the text of ids.</summary>
internal static class DecodeEndpoint
{
    /// <summary>In bytes. An id of two digits may stand for more than a hundred bytes: without a limit, a small request would be a huge answer.</summary>
    private const long MaxTextLength = 64 << 20;

    public static async Task InvokeAsync(HttpContext context)
    {
        DecodeRequest request = await ApiJson.ReadAsync(context, ApiJsonContext.Api.DecodeRequest).ConfigureAwait(false);
        int[] ids = request.RequiredIds();
        var chosen = ChosenTokenizer.Of(request);
        byte[] utf8 = Decode(chosen.Tokenizer, ids);
        bool isWellFormed = Utf8.IsValid(utf8);
        var response = new DecodeResponse(
            chosen.Tokenizer.EncodingName, chosen.Model?.Name, Encoding.UTF8.GetString(utf8), isWellFormed, isWellFormed ? null : utf8);
        await ApiJson.WriteAsync(context, response, ApiJsonContext.Api.DecodeResponse).ConfigureAwait(false);
    }

    private static byte[] Decode(BpeTokenizer tokenizer, int[] ids)
    {
        try
        {
            return tokenizer.CountUtf8Bytes(ids) <= MaxTextLength
                ? tokenizer.DecodeToUtf8(ids)
                : throw new ApiException(StatusCodes.Status413PayloadTooLarge, "too_large", $"The ids stand for more than {MaxTextLength} bytes. Send them in parts.");
        }
        catch (UnknownTokenIdException e)
        {
            throw ApiException.BadRequest("unknown_id", $"'ids[{e.Index}]' is {e.TokenId}, an id that {tokenizer.EncodingName} doesn't have.");
        }
    }
}
