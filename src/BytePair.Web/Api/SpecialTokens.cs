namespace BytePair.Web.Api;

/// <summary>Special tokens that a request doesn't want.</summary>
internal static class SpecialTokens
{
    /// <summary>Does what may meet one.</summary>
    /// <exception cref="ApiException">It met one.</exception>
    public static T Try<T>(Func<T> encode)
    {
        try
        {
            return encode();
        }
        catch (DisallowedSpecialTokenException e)
        {
            throw ApiException.BadRequest("special_token", $"The text has the special token '{e.SpecialToken}' at char {e.Position}. 'special' set to text reads it as text, to recognize as its id.");
        }
    }
}
