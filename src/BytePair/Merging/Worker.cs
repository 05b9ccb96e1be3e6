using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BytePair.Pretokenization;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// The loop with its scratch: text to pieces, each piece to ids, into whatever sink. For one call at a time.
/// </summary>
/// <remarks>
/// Pieces are found a batch at a time, then looked up a batch at a time: each look-up is independent of the one before, so
/// that their cache misses overlap. A hit writes all three ids of its slot and moves on by their count, without a branch on
/// it. Ids gather in a small buffer and go to the sink in blocks.
/// </remarks>
internal sealed unsafe class Worker(Pretokenizer pretokenizer, Vocabulary vocabulary) : IDisposable
{
    private const int BatchLength = 512;

    private const int BufferLength = 4096;

    private readonly PieceCache cache = new();
    private readonly int[] buffer = new int[BufferLength];
    private PairRanks? pairs;

    public PieceCache Cache => cache;

    /// <summary>Adds the ids of <paramref name="text"/>, a whole text in UTF-8, read as ordinary text.</summary>
#if NET
    [SkipLocalsInit]
#endif
    public void Encode<TSink>(ReadOnlySpan<byte> text, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        // A key is read as 16 bytes, so the pieces that begin in the last 15 are read from a copy with room behind it.
        const int TailLength = PieceKey.ReadLength - 1;
        Span<byte> tail = stackalloc byte[TailLength + PieceKey.ReadLength];
        int tailStart = Math.Max(0, text.Length - TailLength);
        tail.Slice(TailLength).Clear();
        text.Slice(tailStart).CopyTo(tail);

        int* ends = stackalloc int[BatchLength];
        fixed (byte* textStart = text)
        fixed (byte* tailCopy = tail)
        {
            int start = 0;
            while (start < text.Length && !sink.IsFull)
            {
                int count = pretokenizer.FindEnds(text, start, new Span<int>(ends, BatchLength));
                int inText = CountStartsBelow(tailStart, start, ends, count);
                EncodePieces(textStart, start, ends, inText, ref sink);
                start = inText == 0 ? start : ends[inText - 1];
                EncodePieces(tailCopy - tailStart, start, ends + inText, count - inText, ref sink);
                start = ends[count - 1];
            }
        }
    }

    /// <summary>Made at the first piece that has to be merged.</summary>
    private PairRanks Pairs => pairs ??= new PairRanks(vocabulary);

    public void Dispose()
    {
        cache.Dispose();
        pairs?.Dispose();
    }

    /// <summary>How many of the pieces begin below <paramref name="limit"/>.</summary>
    private static int CountStartsBelow(int limit, int start, int* ends, int count)
    {
        if (start >= limit)
        {
            return 0;
        }

        int below = count;
        while (below > 1 && ends[below - 2] >= limit)
        {
            below--;
        }

        return below;
    }

    /// <summary>Adds the ids of adjacent pieces.</summary>
    /// <remarks>
    /// SAFETY: text[start..] up to the last end is readable, and <see cref="PieceKey.ReadLength"/> bytes from the start of each
    /// piece. The buffer is handed on before it has room for less than a piece writes: 4 ids for a hit, which may count fewer
    /// of them, or as many as the longest piece that is kept has bytes.
    /// </remarks>
    private void EncodePieces<TSink>(byte* text, int start, int* ends, int count, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        PieceCache pieces = cache;
        fixed (int* first = buffer)
        {
            int* next = first;
            int* full = first + BufferLength - PieceCache.MaxPieceLength;
            for (int i = 0; i < count; i++)
            {
                int length = ends[i] - start;
                byte* piece = text + start;
                start = ends[i];
                if (length <= PieceKey.MaxShortLength)
                {
                    PieceSlot* slot = pieces.Find(PieceKey.OfShort(piece, length));
                    if (slot is not null && slot->Count <= PieceSlot.MaxInline)
                    {
                        Unsafe.WriteUnaligned(next, Unsafe.ReadUnaligned<long>(&slot->First));
                        next[2] = slot->Third;
                        next += slot->Count;
                    }
                    else
                    {
                        next += EncodeShort(PieceKey.OfShort(piece, length), slot, new ReadOnlySpan<byte>(piece, length), next);
                    }
                }
                else if (length <= PieceCache.MaxPieceLength)
                {
                    next += EncodeLong(new ReadOnlySpan<byte>(piece, length), next);
                }
                else
                {
                    sink.Add(new ReadOnlySpan<int>(first, (int)(next - first)));
                    next = first;
                    EncodeUncached(new ReadOnlySpan<byte>(piece, length), ref sink);
                }

                if (next > full)
                {
                    sink.Add(new ReadOnlySpan<int>(first, (int)(next - first)));
                    next = first;
                }
            }

            sink.Add(new ReadOnlySpan<int>(first, (int)(next - first)));
        }
    }

    /// <summary>Writes the ids of a short piece that is new, or has more of them than its slot holds, and returns how many.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int EncodeShort(PieceKey key, PieceSlot* slot, ReadOnlySpan<byte> piece, int* destination)
    {
        var ids = new Span<int>(destination, PieceCache.MaxPieceLength);
        if (slot is not null)
        {
            ReadOnlySpan<int> known = cache.RecordOf(slot);
            known.CopyTo(ids);
            return known.Length;
        }

        int count = Merge(piece, ids);
        cache.Add(key, default, ids.Slice(0, count));
        return count;
    }

    /// <summary>Writes the ids of a piece too long to be its own key, and returns how many.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int EncodeLong(ReadOnlySpan<byte> piece, int* destination)
    {
        var ids = new Span<int>(destination, PieceCache.MaxPieceLength);
        PieceKey key = PieceKey.OfLong(piece, cache.Seed);
        PieceSlot* slot = cache.Find(key);
        if (slot is not null && cache.TryGetRecord(slot, piece, out ReadOnlySpan<int> known))
        {
            known.CopyTo(ids);
            return known.Length;
        }

        int count = Merge(piece, ids);
        if (slot is null)
        {
            cache.Add(key, piece, ids.Slice(0, count));
        }

        return count;
    }

    /// <summary>Writes the ids of a piece of up to <see cref="PieceCache.MaxPieceLength"/> bytes and returns how many.</summary>
    private int Merge(ReadOnlySpan<byte> piece, Span<int> ids)
    {
        int id = vocabulary.Find(piece);
        if (id >= 0)
        {
            ids[0] = id;
            return 1;
        }

        if (piece.Length <= ShortMerge.MaxLength)
        {
            return ShortMerge.Merge(vocabulary, Pairs, piece, ids);
        }

        using var merge = new HeapMerge(vocabulary, Pairs, piece.Length);
        using var tokens = new TokenList(piece.Length);
        merge.Merge(piece, 0, tokens);
        tokens.Ids.CopyTo(ids);
        return tokens.Count;
    }

    private void EncodeUncached<TSink>(ReadOnlySpan<byte> piece, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int id = vocabulary.Find(piece);
        if (id >= 0)
        {
            sink.Add(id);
        }
        else
        {
            LongMerge.Merge(vocabulary, Pairs, piece, ref sink);
        }
    }
}
