namespace BytePair.Measuring;

/// <summary>Ids that were compared before anything is timed: a fast wrong number is never printed.</summary>
internal static class CheckedIds
{
    /// <returns>The ids, or null if they aren't those expected, differ between UTF-8 and UTF-16, or don't decode to the text.</returns>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="text">The same in UTF-16; null for bytes that are no UTF-8.</param>
    /// <param name="expected">What the reference gives, if it is known.</param>
    public static int[]? Of(BpeTokenizer tokenizer, ReadOnlySpan<byte> utf8, string? text, ExpectedIds? expected)
    {
        int[] ids = tokenizer.EncodeToIds(utf8);
        bool right = (expected is null || expected.AreMetBy(ids))
            && tokenizer.CountTokens(utf8) == ids.Length
            && (text is null || ids.AsSpan().SequenceEqual(tokenizer.EncodeToIds(text)))
            && utf8.SequenceEqual(tokenizer.DecodeToUtf8(ids));
        return right ? ids : null;
    }
}
