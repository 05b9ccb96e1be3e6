using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>
/// Finds the ids of those pieces of some groups that weren't where the cache looks first, and keeps them.
/// </summary>
/// <remarks>
/// In steps, each over up to 64 of them, so that they wait for memory together: the key's other bucket, if it may be there; the vocabulary's slot, the place
/// of the token that may be it, and its bytes; then merging.
/// </remarks>
internal sealed unsafe class NewPieces(PieceCache cache, Vocabulary vocabulary, Merger merger)
{
    /// <summary>Pieces that go through the steps together: a bit each in a word.</summary>
    private const int StepLength = 64;

    private readonly NewPiece[] noted = new NewPiece[GroupEncoder.GroupsAtOnce * PieceGroup.MaxCount];
    private readonly ShortPiece[] shortPieces = new ShortPiece[StepLength];
    private int count;
    private int apart;

    /// <summary>How many are noted.</summary>
    public int Count => count;

    /// <summary>Notes the pieces of a group in <paramref name="missing"/>.</summary>
    public void Note(PieceGroup* group, ulong missing)
    {
        for (; missing != 0; missing &= missing - 1)
        {
            noted[count++] = new NewPiece(group, Bits.Lowest(missing));
        }
    }

    /// <summary>Sets the values of the pieces that were noted; returns how many of them merging left as bytes.</summary>
    public int FindNoted()
    {
        apart = 0;
        fixed (NewPiece* first = noted)
        {
            for (int done = 0; done < count; done += StepLength)
            {
                Find(first + done, Math.Min(count - done, StepLength));
            }
        }

        count = 0;
        return apart;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Find(NewPiece* pieces, int length)
    {
        ulong missing = ulong.MaxValue >> (StepLength - length);
        missing = FindDisplaced(pieces, missing);
        missing = LeaveOutTooLong(pieces, missing);
        if (missing != 0)
        {
            missing = FindTokens(pieces, missing);
            missing = MergeShort(pieces, missing, ShortMerge.HalfLength);
            missing = MergeShort(pieces, missing, ShortMerge.MaxLength);
            MergeLong(pieces, missing);
        }
    }

    /// <summary>Looks into the other bucket of each key whose first one is full; returns those that aren't there either.</summary>
#if NET
    [SkipLocalsInit]
#endif
    private ulong FindDisplaced(NewPiece* pieces, ulong missing)
    {
        ulong displaced = 0;
        for (ulong left = missing; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            PieceGroup* group = pieces[at].Group;
            displaced |= (PieceBuckets.IsFull((ulong*)group->Buckets[pieces[at].At], group->KeyOf(pieces[at].At).IsShort) ? 1UL : 0) << at;
        }

        ulong* others = stackalloc ulong[StepLength];
        ref readonly PieceBuckets shorts = ref cache.ShortBuckets;
        ref readonly PieceBuckets longs = ref cache.LongBuckets;
        for (ulong left = displaced; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            PieceKey key = pieces[at].Key;
            ulong* other = key.IsShort ? shorts.OtherOf(key) : longs.OtherOf(key);
            others[at] = (ulong)other;
            MemoryHints.Prefetch(other);
        }

        for (ulong left = displaced; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            NewPiece* piece = pieces + at;
            ulong value = PieceBuckets.Find((ulong*)others[at], piece->Key, out piece->Group->More[piece->At]);
            piece->Group->Values[piece->At] = value;
            missing ^= (value != 0 ? 1UL : 0) << at;
        }

        return missing;
    }

    /// <summary>Leaves out the pieces that are too long to be kept.</summary>
    private static ulong LeaveOutTooLong(NewPiece* pieces, ulong missing)
    {
        for (ulong left = missing; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            NewPiece* piece = pieces + at;
            if (piece->Length > PieceCache.MaxPieceLength)
            {
                piece->Group->Values[piece->At] = PieceIds.NotKept.Bits;
                missing ^= 1UL << at;
            }
        }

        return missing;
    }

    /// <summary>Keeps the pieces that are tokens which the cache doesn't hold; returns those that aren't.</summary>
#if NET
    [SkipLocalsInit]
#endif
    private ulong FindTokens(NewPiece* pieces, ulong missing)
    {
        ulong* hashes = stackalloc ulong[StepLength];
        int* ids = stackalloc int[StepLength];
        int* found = stackalloc int[PieceIds.MaxInTwo];
        ulong asked = cache.Tokens.MayBeMissing(pieces, missing);
        for (ulong left = asked; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            hashes[at] = TokenHash.Compute(pieces[at].Bytes);
            vocabulary.PrefetchSlot(hashes[at]);
        }

        ulong candidates = 0;
        for (ulong left = asked; left != 0; left &= left - 1)
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
            NewPiece* piece = pieces + at;
            int id = vocabulary.GetBytes(ids[at]).SequenceEqual(piece->Bytes) ? ids[at] : vocabulary.Find(piece->Bytes);
            if (id >= 0)
            {
                found[0] = id;
                cache.Keep(piece->Group, piece->At, found, 1);
                missing ^= 1UL << at;
            }
        }

        return missing;
    }

    /// <summary>Merges and keeps the pieces of up to so many bytes; returns the others.</summary>
    private ulong MergeShort(NewPiece* pieces, ulong missing, int maxLength)
    {
        int shortCount = 0;
        fixed (ShortPiece* first = shortPieces)
        {
            ulong merged = 0;
            for (ulong left = missing; left != 0; left &= left - 1)
            {
                int at = Bits.Lowest(left);
                first[shortCount].Bytes = pieces[at].Start;
                first[shortCount].Length = pieces[at].Length;
                bool isShort = first[shortCount].Length <= maxLength;
                merged |= (isShort ? 1UL : 0) << at;
                shortCount += isShort ? 1 : 0;
            }

            merger.MergeShort(first, shortCount, maxLength);
            ShortPiece* next = first;
            for (ulong left = merged; left != 0; left &= left - 1, next++)
            {
                NewPiece* piece = pieces + Bits.Lowest(left);
                cache.Keep(piece->Group, piece->At, next->Ids, next->IdCount);
                apart += next->IdCount == next->Length ? 1 : 0;
            }

            return missing ^ merged;
        }
    }

    /// <summary>Merges and keeps the pieces that are longer.</summary>
    private void MergeLong(NewPiece* pieces, ulong missing)
    {
        int longCount = 0;
        fixed (ShortPiece* first = shortPieces)
        {
            for (ulong left = missing; left != 0; left &= left - 1)
            {
                NewPiece* piece = pieces + Bits.Lowest(left);
                first[longCount].Bytes = piece->Start;
                first[longCount++].Length = piece->Length;
            }

            merger.Begin(first, longCount);
            for (; missing != 0; missing &= missing - 1)
            {
                NewPiece* piece = pieces + Bits.Lowest(missing);
                TokenList tokens = merger.MergeNext(WindowSizes.Usual);
                fixed (int* ids = tokens.ToIds(vocabulary, tokens.Count))
                {
                    cache.Keep(piece->Group, piece->At, ids, tokens.Count);
                }
            }
        }
    }
}
