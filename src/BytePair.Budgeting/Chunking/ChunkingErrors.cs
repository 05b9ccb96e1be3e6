namespace BytePair.Budgeting.Chunking;

/// <summary>Exceptions of this folder, made out of line.</summary>
internal static class ChunkingErrors
{
    public static ArgumentOutOfRangeException LimitTooLow(int value, string parameter) =>
        new(parameter, value, $"A chunk needs room for one character, which may have {TextChunkerOptions.LeastMaxTokens} tokens. Allow that many or more.");

    public static ArgumentOutOfRangeException NegativeOverlap(int value, string parameter) =>
        new(parameter, value, "An overlap can't be negative. Set 0 for none, or the tokens that the next chunk may repeat.");

    public static ArgumentException OverlapTooLarge(int overlap, int limit, string parameter) =>
        new($"An overlap of {overlap} tokens leaves no room for new text in chunks of {limit}. Set an overlap below the limit.", parameter);

    public static ArgumentOutOfRangeException NoSuchDepth(int value, string parameter) =>
        new(parameter, value, "Headings have levels from 1 to 6. Set the deepest that always begins a chunk, or 0 for none.");
}
