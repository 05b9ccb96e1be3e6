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
/// So windows may be merged before anybody knows where tokens begin: each gives runs of tokens, stable in themselves, of which the
/// first and last ones may be spoilt by its cuts. Where two windows that overlap have the same token at the same place, those of
/// the left one up to it and those of the right one from it on are the tokens of both together: each adjacent pair lies in one of the
/// windows, so it is stable (fact 1), and so the whole is right (fact 2). This is how most of a piece goes: <see cref="WindowsAhead"/>
/// has many windows merged in turns, which don't wait for one another.
/// </para>
/// <para>
/// Where they have no token in common, the next window begins where tokens are known to begin: drop the last tokens, which the
/// cut may have spoilt; merge a window from where the kept ones end. If the pair at the seam is stable, both are tokens of the whole
/// (fact 2). If not, keep fewer, twice as many steps back each time. Each window reaches as far beyond the old end as it goes
/// back, so going back costs a factor, not a power, even if it goes back to the piece's beginning. A pair of adjacent tokens of the old
/// window is stable (fact 1), so that nothing needs to be shown where the new window begins with the token that the old one had there, as
/// is usual. Text that hardly ever gets in step, such as long runs of a letter with another now and then, goes on so for a while.
/// </para>
/// <para>
/// Windows are small, as long as <see cref="ShortMerge"/> takes; where tokens are so long that few fit one, or the same bytes
/// come again and again, windows are large and merged by <see cref="HeapMerge"/>. Such text often repeats itself, so a large window
/// with the very bytes of the last one has its tokens.
/// </para>
/// <para>
/// Example with windows of 4 that share 2, the last one as long as the others, and tokens a, aa, aaaa, b. aabaaaa has the windows aaba, baaa and aaaa,
/// which give aa|b|a, b|aa|a and aaaa. The first two have b in common, so aa|b|aa|a are the tokens of aabaaa. The third has none of them: all but the
/// last are dropped until aaaa stands behind b.
/// </para>
/// </remarks>
internal sealed unsafe class LongMerge(Vocabulary vocabulary, Merger shortMerger)
{
    private readonly HeapMerge heap = new(vocabulary);

    /// <summary>The tokens of the piece so far.</summary>
    private readonly TokenList tokens = new();

    /// <summary>Those of the new window.</summary>
    private readonly TokenList next = new();

    /// <summary>Those of the last window, with ends counted from its start.</summary>
    private readonly TokenList last = new();

    private readonly WindowsAhead ahead = new(shortMerger);

    private int lastStart;
    private int lastLength;

    /// <summary>Rises with each window that has no token in common with those before it, falls with each other.</summary>
    private int outOfStep;

    /// <inheritdoc cref="Merger.Begin"/>
    public void Begin(ShortPiece* pieces, int count) => ahead.Begin(pieces, count);

    /// <summary>The tokens of the next of the pieces that were begun, valid until the next call.</summary>
    public TokenList MergeNext(WindowSizes sizes)
    {
        ReadOnlySpan<byte> piece = ahead.NextPiece();
        lastLength = 0;

        // Without vectors, finding the least lane is work, not a wait: there is nothing to gain from turns.
        outOfStep = shortMerger is Merger<LanesScalar, LanesScalar> ? int.MaxValue : 0;
        tokens.CutTo(0);

        // At once: memory that is copied to a larger place is taken twice. Of a very long piece, one letter again and again, most would be for nothing.
        const int MostAtOnce = 1 << 20;
        tokens.Reserve(Math.Min(piece.Length / 2, MostAtOnce));
        const int Few = 8;
        const int Long = 8;
        bool isLarge = Repeats(piece, 1, sizes.Large);
        for (int end = 0; end < piece.Length;)
        {
            int from = end;
            end = isLarge ? Extend(piece, end, sizes.Large, sizes.Overlap) : ExtendInTurn(piece, end, sizes);
            isLarge = end - tokens.EndOfFirst(Math.Max(0, tokens.Count - Few)) > Few * Long || Repeats(piece, from, sizes.Large);
        }

        return tokens;
    }

    /// <summary>True if so many bytes from <paramref name="from"/> on, or what there is, are one unit of 1, 2, 3, 4, 6 or 12 bytes again and again.</summary>
    public static bool Repeats(ReadOnlySpan<byte> piece, int from, int length)
    {
        const int Distance = 12;
        length = Math.Min(length, piece.Length - from) - Distance;
        return length > ShortMerge.MaxLength && piece.Slice(from, length).SequenceEqual(piece.Slice(from + Distance, length));
    }

    /// <summary>Lets go of scratch that a very long piece needed.</summary>
    public void Trim()
    {
        tokens.Trim();
        next.Trim();
        last.Trim();
        heap.Trim();
    }

    /// <summary>As <see cref="Extend"/>, but by a window that was merged ahead, if it has a token in common with those so far.</summary>
    private int ExtendInTurn(ReadOnlySpan<byte> piece, int end, WindowSizes sizes)
    {
        // What is merged ahead in vain costs nearly as much as merging one window after another, which follows.
        const int Patience = 16;
        const int WindowsAlone = 128;
        if (outOfStep <= Patience)
        {
            ref ShortPiece window = ref ahead.Find(end, sizes, out int start);
            if (TryJoin(ref window, start, end))
            {
                outOfStep = Math.Max(0, outOfStep - 1);
                return start + window.Length;
            }

            outOfStep += outOfStep < Patience ? 3 : WindowsAlone;
        }

        outOfStep--;
        return Extend(piece, end, sizes.Small, sizes.Overlap);
    }

    /// <summary>Goes on with the tokens of a window from one that is among those so far; false if none is.</summary>
    private bool TryJoin(ref ShortPiece window, int start, int end)
    {
        int kept = tokens.Count;
        for (int right = end - start; kept > 0;)
        {
            int left = tokens.EndOfFirst(--kept) - start;
            if (left < 0)
            {
                return false;
            }

            // The token reaches from left to right; so has the window one if there its starts are these two and none between.
            ulong behind = 1UL << (right - left);
            if (((window.Starts >> left) & (behind | (behind - 1))) == (behind | 1))
            {
                tokens.CutTo(kept);
                tokens.Add(ref window, left, start);
                return true;
            }

            right = left;
        }

        // Both begin with the piece.
        tokens.CutTo(0);
        tokens.Add(ref window, 0, 0);
        return true;
    }

    /// <summary>Makes the tokens of piece[..end] those of a longer part of it, whose end it returns.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private int Extend(ReadOnlySpan<byte> piece, int end, int window, int overlap)
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
            int newEnd = (int)Math.Min(piece.Length, seam + Math.Max(window, 2L * (end - seam)));
            MergeWindow(piece, seam, newEnd - seam);
            if (kept == 0 || next.RankAt(0) == tokens.RankAt(kept) || IsStable(tokens.RankAt(kept - 1), next.RankAt(0)))
            {
                tokens.CutTo(kept);
                tokens.Add(next, 0);
                return newEnd;
            }
        }
    }

    /// <summary>Merges the bytes from <paramref name="start"/> on.</summary>
    private void MergeWindow(ReadOnlySpan<byte> piece, int start, int length)
    {
        ReadOnlySpan<byte> window = piece.Slice(start, length);
        if (lastLength != length || !piece.Slice(lastStart, length).SequenceEqual(window))
        {
            MergeLast(window);
        }

        (lastStart, lastLength) = (start, length);
        next.CutTo(0);
        next.Add(last, start);
    }

#if NET
    [SkipLocalsInit]
#endif
    [MethodImpl(Compilation.AtOnce)]
    private void MergeLast(ReadOnlySpan<byte> window)
    {
        last.CutTo(0);
        if (window.Length > ShortMerge.MaxLength)
        {
            heap.Merge(window, last);
            return;
        }

        fixed (byte* bytes = window)
        {
            ShortPiece piece;
            piece.Bytes = bytes;
            piece.Length = window.Length;
            shortMerger.MergeInTurns(&piece, 1, window.Length);
            last.Add(ref piece, 0, 0);
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
        lastLength = 0;
        MergeLast(both.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(both);
        return last.Count == 2 && last.RankAt(0) == left && last.RankAt(1) == right;
    }
}
