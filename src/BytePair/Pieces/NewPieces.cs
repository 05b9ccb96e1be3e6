using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>
/// Finds the ids of those pieces of a group that weren't where the cache looks first, and keeps them.
/// </summary>
/// <remarks>
/// In steps, each over all of them, so that they wait for memory together: the key's other bucket; the vocabulary's slot, the
/// place of the token that may be it, and its bytes; then merging.
/// </remarks>
internal sealed unsafe class NewPieces(PieceCache cache, Vocabulary vocabulary, Merger merger)
{
    private readonly ShortPiece[] shortPieces = new ShortPiece[PieceGroup.MaxCount];
    private readonly int[] longIds = new int[PieceCache.MaxPieceLength];

    /// <summary>Sets the values of the pieces in <paramref name="missing"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Find(PieceGroup* group, ulong missing)
    {
        missing = FindDisplaced(group, missing);
        missing = LeaveOutTooLong(group, missing);
        if (missing != 0)
        {
            missing = FindTokens(group, missing);
            missing = MergeShort(group, missing, ShortMerge.HalfLength);
            missing = MergeShort(group, missing, ShortMerge.MaxLength);
            for (; missing != 0; missing &= missing - 1)
            {
                int at = Bits.Lowest(missing);
                cache.Keep(group, at, longIds.AsSpan(0, merger.Merge((*group)[at], longIds)));
            }
        }
    }

    /// <summary>Looks into the other bucket of each key; returns those that aren't there either.</summary>
    private ulong FindDisplaced(PieceGroup* group, ulong missing)
    {
        for (ulong left = missing; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            ulong* other = cache.OtherBucketOf(group->KeyOf(at));
            group->OtherBuckets[at] = (ulong)other;
            MemoryHints.Prefetch(other);
        }

        for (ulong left = missing; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            ulong value = PieceBuckets.Find((ulong*)group->OtherBuckets[at], group->KeyOf(at), out group->More[at]);
            group->Values[at] = value;
            missing ^= (value != 0 ? 1UL : 0) << at;
        }

        return missing;
    }

    /// <summary>Leaves out the pieces that are too long to be kept.</summary>
    private static ulong LeaveOutTooLong(PieceGroup* group, ulong missing)
    {
        for (ulong left = missing & group->Longs; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            if (group->LengthOf(at) > PieceCache.MaxPieceLength)
            {
                group->Values[at] = PieceIds.NotKept.Bits;
                missing ^= 1UL << at;
            }
        }

        return missing;
    }

    /// <summary>Keeps the pieces that are tokens; returns those that aren't.</summary>
#if NET
    [SkipLocalsInit]
#endif
    private ulong FindTokens(PieceGroup* group, ulong pieces)
    {
        ulong* hashes = stackalloc ulong[PieceGroup.MaxCount];
        int* ids = stackalloc int[PieceGroup.MaxCount];
        for (ulong left = pieces; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            hashes[at] = TokenHash.Compute((*group)[at]);
            vocabulary.PrefetchSlot(hashes[at]);
        }

        ulong candidates = 0;
        for (ulong left = pieces; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            ids[at] = vocabulary.FindCandidate(hashes[at]);
            candidates |= (ids[at] >= 0 ? 1UL : 0) << at;
            vocabulary.PrefetchPlace(ids[at]);
        }

        for (ulong left = candidates; left != 0; left &= left - 1)
        {
            vocabulary.PrefetchBytes(ids[Bits.Lowest(left)]);
        }

        for (ulong left = candidates; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            int id = vocabulary.GetBytes(ids[at]).SequenceEqual((*group)[at]) ? ids[at] : vocabulary.Find((*group)[at]);
            if (id >= 0)
            {
                cache.Keep(group, at, new ReadOnlySpan<int>(&id, 1));
                pieces ^= 1UL << at;
            }
        }

        return pieces;
    }

    /// <summary>Merges and keeps the pieces of up to so many bytes; returns the others.</summary>
    private ulong MergeShort(PieceGroup* group, ulong pieces, int maxLength)
    {
        int count = 0;
        fixed (ShortPiece* first = shortPieces)
        {
            ulong merged = 0;
            for (ulong left = pieces; left != 0; left &= left - 1)
            {
                int at = Bits.Lowest(left);
                first[count].Bytes = group->PieceAt(at);
                first[count].Length = group->LengthOf(at);
                bool isShort = first[count].Length <= maxLength;
                merged |= (isShort ? 1UL : 0) << at;
                count += isShort ? 1 : 0;
            }

            merger.MergeShort(first, count, maxLength);
            ShortPiece* next = first;
            for (ulong left = merged; left != 0; left &= left - 1, next++)
            {
                cache.Keep(group, Bits.Lowest(left), new ReadOnlySpan<int>(next->Ids, next->IdCount));
            }

            return pieces ^ merged;
        }
    }
}
