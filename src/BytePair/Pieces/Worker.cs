using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

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

    /// <summary>A text of so few bytes is copied for reading beyond its end.</summary>
    private const int ShortLength = 64;

    /// <summary>Look-ups whose memory is fetched at once.</summary>
    private const int ProbeLength = 64;

    /// <summary>The most ids that hits of one group write.</summary>
    private const int IdsPerGroup = ProbeLength * PieceIds.MaxInline;

    private readonly PieceCache cache = new();
    private readonly Merger merger = Merger.Create(vocabulary, InstructionSets.InUse);
    private readonly int[] buffer = new int[BufferLength];
    private readonly PieceKey[] otherKeys = new PieceKey[ProbeLength];

    /// <summary>
    /// Adds the ids of the pieces that end at or before <paramref name="limit"/> in <paramref name="text"/>, a whole text in
    /// UTF-8 read as ordinary text, and returns where the last of them ends.
    /// </summary>
#if NET
    [SkipLocalsInit]
#endif
    public int Encode<TSink>(ReadOnlySpan<byte> text, int limit, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        // A key is read as 16 bytes, so the pieces that begin in the last 15 are read from a copy with room behind it; a short
        // text is copied whole.
        Span<byte> tail = stackalloc byte[ShortLength + PieceKey.ReadLength];
        int tailStart = text.Length <= ShortLength ? 0 : text.Length - PieceKey.ReadLength + 1;
        text.Slice(tailStart).CopyTo(tail);

        int* ends = stackalloc int[BatchLength];
        fixed (byte* textStart = text)
        fixed (byte* tailCopy = tail)
        {
            int start = 0;
            while (start < limit && !sink.IsFull)
            {
                int count = pretokenizer.FindEnds(text, start, new Span<int>(ends, BatchLength));
                while (count > 0 && ends[count - 1] > limit)
                {
                    count--;
                }

                if (count == 0)
                {
                    break;
                }

                int inText = CountStartsBelow(tailStart, start, ends, count);
                if (inText > 0)
                {
                    EncodePieces(textStart, start, ends, inText, ref sink);
                    start = ends[inText - 1];
                }

                EncodePieces(tailCopy - tailStart, start, ends + inText, count - inText, ref sink);
                start = ends[count - 1];
            }

            return start;
        }
    }

    /// <summary>Where the first piece of a whole text ends.</summary>
#if NET
    [SkipLocalsInit]
#endif
    public int FindFirstEnd(ReadOnlySpan<byte> text)
    {
        Span<int> ends = stackalloc int[Pretokenizer.LeastRoom];
        pretokenizer.FindEnds(text, 0, ends);
        return ends[0];
    }

    /// <summary>Begins a piece that arrives in parts; it uses this worker's scratch.</summary>
    public EndlessPiece BeginEndless() => new(merger);

    public void Dispose() => cache.Dispose();

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
    /// piece. The buffer is handed on before it has room for less than what may come before the next look at it: a piece that
    /// is no hit, with as many ids as the longest that is kept has bytes, and the hits of a group, with three ids written each.
    /// </remarks>
#if NET
    [SkipLocalsInit]
#endif
    private void EncodePieces<TSink>(byte* text, int start, int* ends, int count, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        Probe* probes = stackalloc Probe[ProbeLength];
        fixed (int* first = buffer)
        {
            for (int done = 0; done < count; done += ProbeLength)
            {
                int group = Math.Min(count - done, ProbeLength);
                EncodeGroup(probes, text, start, ends + done, group, first, ref sink);
                start = ends[done + group - 1];
            }
        }
    }

    private void EncodeGroup<TSink>(Probe* probes, byte* text, int start, int* ends, int count, int* first, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int* next = first;
        int generation = cache.Generation;
        bool isFetched = false;
        Fetch(text, start, ends, count, probes);
        for (int done = WriteHits(probes, otherKeys, 0, count, ref next); done < count; done = WriteHits(probes, otherKeys, done, count, ref next))
        {
            int from = done == 0 ? start : ends[done - 1];
            bool isNew = false;
            var piece = new ReadOnlySpan<byte>(text + from, ends[done] - from);
            if (next - first > BufferLength - PieceCache.MaxPieceLength - IdsPerGroup || piece.Length > PieceCache.MaxPieceLength)
            {
                sink.Add(new ReadOnlySpan<int>(first, (int)(next - first)));
                next = first;
            }

            if (piece.Length > PieceCache.MaxPieceLength)
            {
                EncodeUncached(piece, ref sink);
            }
            else
            {
                PieceKey key = probes[done].Key != 0 ? new PieceKey(probes[done].Key, 0) : otherKeys[done];
                next += EncodeOther(piece, key, next, out isNew);
            }

            done++;
            if (generation != cache.Generation)
            {
                generation = cache.Generation;
                RefreshBuckets(probes, done, count);
            }

            if (isNew && !isFetched)
            {
                isFetched = true;
                FetchNew(text, ends, probes, done, count);
            }
        }

        sink.Add(new ReadOnlySpan<int>(first, (int)(next - first)));
    }

    /// <summary>Finds the buckets again, once the table has moved.</summary>
    private void RefreshBuckets(Probe* probes, int done, int count)
    {
        for (; done < count; done++)
        {
            probes[done].Bucket = cache.Buckets.Of(probes[done].Key != 0 ? new PieceKey(probes[done].Key, 0) : otherKeys[done]);
        }
    }

    /// <summary>Has fetched what the pieces of the group from <paramref name="first"/> on will need that are new: where there is one, there are more.</summary>
    /// <remarks>SAFETY: as for <see cref="EncodePieces"/>; the first piece isn't the group's first, and the buckets are those of the table as it is now.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FetchNew(byte* text, int* ends, Probe* probes, int first, int count)
    {
        PieceBuckets buckets = cache.Buckets;
        for (int i = first; i < count; i++)
        {
            ulong key = probes[i].Key;
            bool isHit = key != 0 ? PieceBuckets.TryFindShort(probes[i].Bucket, key, out _) : PieceBuckets.FindLong(probes[i].Bucket, otherKeys[i]) != 0;
            if (!isHit)
            {
                MemoryHints.Prefetch(buckets.OtherOf(key != 0 ? new PieceKey(key, 0) : otherKeys[i]));
                vocabulary.Prefetch(new ReadOnlySpan<byte>(text + ends[i - 1], ends[i] - ends[i - 1]));
            }
        }
    }

    /// <summary>Makes the keys of adjacent pieces and has their buckets fetched, all at once.</summary>
#if NET
    [SkipLocalsInit]
#endif
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fetch(byte* text, int start, int* ends, int count, Probe* probes)
    {
        int* others = stackalloc int[ProbeLength];
        PieceBuckets buckets = cache.Buckets;
        int otherCount = FetchShort(buckets, text, start, ends, count, probes, others);
        for (int i = 0; i < otherCount; i++)
        {
            int at = others[i];
            int from = at == 0 ? start : ends[at - 1];
            int length = ends[at] - from;
            PieceKey key = length <= PieceKey.MaxWholeLength
                ? PieceKey.OfWhole(text + from, length)
                : cache.KeyOfHashed(new ReadOnlySpan<byte>(text + from, length));
            otherKeys[at] = key;
            probes[at].Bucket = buckets.OfLong(key);
            MemoryHints.Prefetch(probes[at].Bucket);
        }
    }

    /// <summary>Does so for those that have a short key, and lists the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FetchShort(PieceBuckets buckets, byte* text, int start, int* ends, int count, Probe* probes, int* others)
    {
        int otherCount = 0;
        for (int i = 0; i < count; i++)
        {
            int end = ends[i];
            ulong key = PieceKey.ShortOrZero(text + start, end - start);
            start = end;
            ulong* bucket = buckets.OfShort(key);
            MemoryHints.Prefetch(bucket);
            probes[i].Key = key;
            probes[i].Bucket = bucket;
            others[otherCount] = i;
            otherCount += key == 0 ? 1 : 0;
        }

        return otherCount;
    }

    /// <summary>Writes the ids of pieces from number <paramref name="done"/> on, up to the first whose slot doesn't hold them; returns its number.</summary>
    /// <remarks>Not inlined: its values fill the registers.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteHits(Probe* probes, PieceKey[] otherKeys, int done, int count, ref int* destination)
    {
        int* next = destination;
        for (; done < count; done++)
        {
            ulong key = probes[done].Key;
            bool isHit = PieceBuckets.TryFindShort(probes[done].Bucket, key, out ulong value);
            if (key == 0)
            {
                value = PieceBuckets.FindLong(probes[done].Bucket, otherKeys[done]);
                isHit = value != 0;
            }

            var ids = new PieceIds(value);
            if (!isHit | ids.IsRecord)
            {
                break;
            }

            next += ids.Write(next);
        }

        destination = next;
        return done;
    }

    /// <summary>Writes the ids of a piece that isn't in a slot of its own: with many ids, displaced, or new; returns how many.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int EncodeOther(ReadOnlySpan<byte> piece, PieceKey key, int* destination, out bool isNew)
    {
        isNew = false;
        ReadOnlySpan<byte> hashed = piece.Length > PieceKey.MaxWholeLength ? piece : default;
        int count = cache.Find(key, hashed, destination);
        if (count > 0)
        {
            return count;
        }

        isNew = count == 0;
        var ids = new Span<int>(destination, PieceCache.MaxPieceLength);
        count = Merge(piece, ids);
        if (isNew)
        {
            cache.Add(key, hashed, ids.Slice(0, count));
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

        return merger.Merge(piece, ids);
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
            sink.Add(merger.Merge(piece).Ids);
            merger.Trim();
        }
    }
}
