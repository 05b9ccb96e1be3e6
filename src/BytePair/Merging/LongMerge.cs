using System.Buffers;
using System.Runtime.CompilerServices;
using BytePair.Text;
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
/// a power, even if it goes back to the piece's beginning. A pair of adjacent tokens of the old window is stable (fact 1), so
/// that nothing needs to be shown where the new window begins with the token that the old one had there, as is usual.
/// </para>
/// <para>
/// Windows are small, as long as <see cref="ShortMerge{TLanes}"/> takes; where tokens are so long that few fit one, windows are
/// large and merged by <see cref="HeapMerge"/>. Such text often repeats itself, so a large window with the very bytes of the
/// last one has its tokens.
/// </para>
/// <para>
/// Example with windows of 4 and tokens a, aa, aaaa: aaaaaaa gives aaaa first; all kept but the last token; from 0 again
/// with a window of 12, which is all there is: aaaa|aa|a.
/// </para>
/// </remarks>
internal sealed unsafe class LongMerge<TLanes>(Vocabulary vocabulary)
    where TLanes : struct, ILanes
{
    /// <summary>Windows are large after one whose tokens have more bytes than this on average.</summary>
    private const int LongToken = 8;

    private readonly HeapMerge heap = new(vocabulary);

    /// <summary>The tokens of the piece so far.</summary>
    private readonly TokenList tokens = new();

    /// <summary>Those of the new window.</summary>
    private readonly TokenList next = new();

    /// <summary>Those of the last large window, with ends counted from its start.</summary>
    private readonly TokenList last = new();

    private int lastStart;
    private int lastLength;

    /// <summary>The tokens of <paramref name="piece"/>, valid until the next call.</summary>
    public TokenList Merge(ReadOnlySpan<byte> piece, WindowSizes sizes)
    {
        lastLength = 0;
        int end = Math.Min(sizes.Small, piece.Length);
        MergeWindow(piece, 0, end, tokens);
        bool isLarge = HasLongTokens(tokens, end);
        while (end < piece.Length)
        {
            end = Extend(piece, end, isLarge ? sizes.Large : sizes.Small, sizes.Overlap, out isLarge);
        }

        return tokens;
    }

    /// <summary>Lets go of scratch that a very long piece needed.</summary>
    public void Trim()
    {
        tokens.Trim();
        next.Trim();
        last.Trim();
        heap.Trim();
    }

    private static bool HasLongTokens(TokenList tokens, int length) => tokens.Count * LongToken < length;

    /// <summary>Makes the tokens of piece[..end] those of a longer part of it, whose end it returns.</summary>
    private int Extend(ReadOnlySpan<byte> piece, int end, int window, int overlap, out bool isLarge)
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
            int newEnd = (int)Math.Min(piece.Length, seam + Math.Max(window, 3L * (end - seam)));
            MergeWindow(piece, seam, newEnd - seam, next);
            if (kept == 0 || next.RankAt(0) == tokens.RankAt(kept) || IsStable(tokens.RankAt(kept - 1), next.RankAt(0)))
            {
                tokens.CutTo(kept);
                tokens.Add(next, 0);
                isLarge = HasLongTokens(next, newEnd - seam);
                return newEnd;
            }
        }
    }

    /// <summary>Makes <paramref name="into"/> the tokens of the bytes from <paramref name="start"/> on.</summary>
    private void MergeWindow(ReadOnlySpan<byte> piece, int start, int length, TokenList into)
    {
        into.CutTo(0);
        ReadOnlySpan<byte> window = piece.Slice(start, length);
        if (length <= ShortMerge.MaxLength)
        {
            MergeSmall(window, start, into);
            return;
        }

        if (lastLength != length || !piece.Slice(lastStart, length).SequenceEqual(window))
        {
            last.CutTo(0);
            heap.Merge(window, last);
        }

        (lastStart, lastLength) = (start, length);
        into.Add(last, start);
    }

#if NET
    [SkipLocalsInit]
#endif
    private void MergeSmall(ReadOnlySpan<byte> window, int start, TokenList into)
    {
        byte* memory = stackalloc byte[ShortParts.LengthFor(1)];
        ShortParts* parts = ShortParts.Align(memory);
        ulong starts = ShortMerge<TLanes>.Merge(vocabulary, window, parts) | (1UL << window.Length);
        into.Reserve(ShortMerge.MaxLength);
        int at = 0;
        for (ulong ends = starts & (starts - 1); ends != 0; ends &= ends - 1)
        {
            int end = Bits.Lowest(ends);
            into.Add(parts->IdsBefore[at + 1], start + end);
            at = end;
        }
    }

    /// <summary>True if the bytes of the two tokens of these ranks, merged as a piece, are the two tokens.</summary>
    public bool IsStable(int left, int right)
    {
        ReadOnlySpan<byte> leftBytes = vocabulary.GetBytesOfRank(left);
        ReadOnlySpan<byte> rightBytes = vocabulary.GetBytesOfRank(right);
        int length = leftBytes.Length + rightBytes.Length;
        byte[] both = ArrayPool<byte>.Shared.Rent(length);
        leftBytes.CopyTo(both);
        rightBytes.CopyTo(both.AsSpan(leftBytes.Length));
        bool isStable = IsMergedTo(both.AsSpan(0, length), left, right);
        ArrayPool<byte>.Shared.Return(both);
        return isStable;
    }

    private bool IsMergedTo(ReadOnlySpan<byte> bytes, int left, int right)
    {
        last.CutTo(0);
        lastLength = 0;
        if (bytes.Length <= ShortMerge.MaxLength)
        {
            MergeSmall(bytes, 0, last);
        }
        else
        {
            heap.Merge(bytes, last);
        }

        return last.Count == 2 && last.RankAt(0) == left && last.RankAt(1) == right;
    }
}
