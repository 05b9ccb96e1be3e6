using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// Byte pair merging of a long piece in windows, so that time and cache misses grow with its length alone.
/// </summary>
/// <remarks>
/// <para>
/// Let E(t) be the tokens of t merged as one piece. Two facts carry this:
/// </para>
/// <para>
/// 1. Any run of adjacent tokens of E(t) is E of the bytes it covers. No merge crosses the ends of the run, so the merges
/// inside it are chosen by the same rule in the same order as if it stood alone.
/// </para>
/// <para>
/// 2. If each token of a sequence is E of its own bytes, and each adjacent pair (a, b) is stable, that is E(ab) = a, b,
/// then the sequence is E of its bytes. For take the first merge in the whole that crosses a token's end, between a and b.
/// Until then merges in a and in b happened as they do in ab alone, and this one was of lowest rank among all, so among
/// those in ab: E(ab) would cross too.
/// </para>
/// <para>
/// So: merge a window; drop its last tokens, which the cut may have spoilt; merge the next window from where the kept ones
/// end. If the pair at the seam is stable, both are tokens of the whole (fact 2). If not, keep fewer, twice as many steps
/// back each time. Each window reaches twice as far beyond the old end as it goes back, so going back costs a factor, not
/// a power, even if it goes back to the piece's beginning.
/// </para>
/// <para>
/// Example with windows of 4 and tokens a, aa, aaaa: aaaaaaa gives aaaa first; all kept but the last token; from 0 again
/// with a window of 8: aaaa|aa|a.
/// </para>
/// </remarks>
internal static class LongMerge
{
    /// <summary>In bytes. Larger ones have larger heaps, smaller ones more seams.</summary>
    private const int DefaultWindow = 2048;

    /// <summary>The tokens within so many bytes of a window's end aren't trusted at first.</summary>
    private const int DefaultOverlap = 64;

    /// <summary>The tokens of <paramref name="piece"/>, of any length; the caller disposes of the list.</summary>
    public static TokenList Merge(Vocabulary vocabulary, PairRanks pairs, ReadOnlySpan<byte> piece)
    {
        var tokens = new TokenList(piece.Length / 2);
        Merge(vocabulary, pairs, piece, tokens, DefaultWindow, DefaultOverlap);
        return tokens;
    }

    /// <summary>The same with windows of a chosen size, for tests: any sizes give the same tokens.</summary>
    internal static void Merge(Vocabulary vocabulary, PairRanks pairs, ReadOnlySpan<byte> piece, TokenList tokens, int window, int overlap)
    {
        using var merge = new HeapMerge(vocabulary, pairs, Math.Min(piece.Length, 2 * window));
        using var next = new TokenList(Math.Min(piece.Length, 2 * window));
        int end = Math.Min(window, piece.Length);
        merge.Merge(piece.Slice(0, end), 0, tokens);
        while (end < piece.Length)
        {
            end = Extend(merge, vocabulary, pairs, piece, tokens, next, end, window, overlap);
        }
    }

    /// <summary>Makes the tokens of piece[..end] those of a longer part of it, whose end it returns.</summary>
    private static int Extend(
        HeapMerge merge, Vocabulary vocabulary, PairRanks pairs, ReadOnlySpan<byte> piece, TokenList tokens, TokenList next, int end, int window, int overlap)
    {
        int kept = tokens.Count;
        for (int back = 1; ; back *= 2)
        {
            kept = Math.Max(0, kept - back);
            while (kept > 0 && end - tokens.EndOfFirst(kept) < overlap)
            {
                kept--;
            }

            int seam = tokens.EndOfFirst(kept);
            int newEnd = (int)Math.Min(piece.Length, end + Math.Max(window, 2L * (end - seam)));
            next.CutTo(0);
            merge.Merge(piece.Slice(seam, newEnd - seam), seam, next);
            if (kept == 0 || IsStable(vocabulary, pairs, tokens.IdAt(kept - 1), next.IdAt(0)))
            {
                tokens.CutTo(kept);
                tokens.Add(next);
                return newEnd;
            }
        }
    }

    /// <summary>True if the bytes of the two tokens, merged as a piece, are the two tokens.</summary>
    public static bool IsStable(Vocabulary vocabulary, PairRanks pairs, int left, int right)
    {
        ReadOnlySpan<byte> leftBytes = vocabulary.GetBytes(left);
        ReadOnlySpan<byte> rightBytes = vocabulary.GetBytes(right);
        int length = leftBytes.Length + rightBytes.Length;
        byte[] both = new byte[length];
        leftBytes.CopyTo(both);
        rightBytes.CopyTo(both.AsSpan(leftBytes.Length));
        if (length <= ShortMerge.MaxLength)
        {
            Span<int> ids = stackalloc int[ShortMerge.MaxLength];
            return ShortMerge.Merge(vocabulary, pairs, both, ids) == 2 && ids[0] == left && ids[1] == right;
        }

        using var merge = new HeapMerge(vocabulary, pairs, length);
        using var tokens = new TokenList(length);
        merge.Merge(both, 0, tokens);
        return tokens.Count == 2 && tokens.IdAt(0) == left && tokens.IdAt(1) == right;
    }
}
