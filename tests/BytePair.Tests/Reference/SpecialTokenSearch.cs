namespace BytePair.Tests.Reference;

/// <summary>Where a token stands first. No special token of any encoding starts with another, so no two stand at one place.</summary>
internal static class SpecialTokenSearch
{
    public static (string Token, int Position)? Leftmost(string text, IEnumerable<string> tokens)
    {
        (string Token, int Position)? leftmost = null;
        foreach (string token in tokens)
        {
            int at = text.IndexOf(token, StringComparison.Ordinal);
            if (at >= 0 && (leftmost is null || at < leftmost.Value.Position))
            {
                leftmost = (token, at);
            }
        }

        return leftmost;
    }
}
