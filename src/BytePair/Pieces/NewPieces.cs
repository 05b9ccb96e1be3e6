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
    private readonly int[] merged = new int[PieceCache.MaxPieceLength];

    /// <summary>Sets the values of the pieces in <paramref name="missing"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
#if NET
    [SkipLocalsInit]
#endif
    public void Find(PieceGroup* group, ulong missing)
    {
        missing = FindDisplaced(group, missing);
        missing = SetTooLong(group, missing);
        if (missing != 0)
        {
            int* tokens = stackalloc int[PieceGroup.MaxCount];
            FindTokens(group, missing, tokens);
            for (; missing != 0; missing &= missing - 1)
            {
                Keep(group, Bits.Lowest(missing), tokens);
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
            group->Buckets[at] = (ulong)other;
            MemoryHints.Prefetch(other);
        }

        for (ulong left = missing; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            ulong value = PieceBuckets.Find((ulong*)group->Buckets[at], group->KeyOf(at), out group->More[at]);
            group->Values[at] = value;
            missing ^= (value != 0 ? 1UL : 0) << at;
        }

        return missing;
    }

    /// <summary>Leaves out the pieces that are too long to be kept.</summary>
    private static ulong SetTooLong(PieceGroup* group, ulong missing)
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

    /// <summary>Writes the id of each piece that is a token, and -1 for the others.</summary>
#if NET
    [SkipLocalsInit]
#endif
    private void FindTokens(PieceGroup* group, ulong pieces, int* tokens)
    {
        ulong* hashes = stackalloc ulong[PieceGroup.MaxCount];
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
            tokens[at] = vocabulary.FindCandidate(hashes[at]);
            candidates |= (tokens[at] >= 0 ? 1UL : 0) << at;
            vocabulary.PrefetchPlace(tokens[at]);
        }

        for (ulong left = candidates; left != 0; left &= left - 1)
        {
            vocabulary.PrefetchBytes(tokens[Bits.Lowest(left)]);
        }

        for (ulong left = candidates; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            if (!vocabulary.GetBytes(tokens[at]).SequenceEqual((*group)[at]))
            {
                tokens[at] = vocabulary.Find((*group)[at]);
            }
        }
    }

    /// <summary>Merges a piece unless it is a token, and keeps its ids, unless it was in the group before.</summary>
    private void Keep(PieceGroup* group, int at, int* tokens)
    {
        PieceKey key = group->KeyOf(at);
        PieceIds ids = cache.Find(key, out group->More[at]);
        if (ids.Bits == 0)
        {
            ReadOnlySpan<byte> piece = (*group)[at];
            ReadOnlySpan<int> found = tokens[at] >= 0 ? new ReadOnlySpan<int>(tokens + at, 1) : merged.AsSpan(0, merger.Merge(piece, merged));
            ids = cache.Add(key, piece.Length > PieceKey.MaxWholeLength ? piece : default, found, out group->More[at]);
        }

        group->Values[at] = ids.Bits;
    }
}
