namespace BytePair.Tests.Reference;

/// <summary>The longest part within a limit, found by counting every one.</summary>
internal static class NaiveTruncation
{
    /// <summary>Where a text may be cut: before, between and behind its characters.</summary>
    public static int[] Places(byte[] utf8Text) => new CodePoints(utf8Text).ByteOffsets;

    /// <summary>Where a text may be cut: not between the halves of a surrogate pair.</summary>
    public static int[] Places(string text) =>
        [.. Enumerable.Range(0, text.Length + 1).Where(at => at == 0 || at == text.Length || !char.IsSurrogatePair(text[at - 1], text[at]))];

    /// <summary>The last place up to which there are few enough tokens.</summary>
    public static int Beginning(int[] places, int[] counts, int maxTokens) =>
        places[Array.FindLastIndex(counts, count => count <= maxTokens)];

    /// <summary>The first place from which on there are.</summary>
    public static int Ending(int[] places, int[] counts, int maxTokens) =>
        places[Array.FindIndex(counts, count => count <= maxTokens)];
}
