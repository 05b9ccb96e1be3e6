using System.Diagnostics;
using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>
/// Which tokens the tables of a cache hold. At first nobody knows, and each new piece is looked for in the vocabulary. Once many
/// were, all tokens are put into the tables: then what isn't there is no token, but for those of which it is noted that they are missing.
/// </summary>
/// <remarks>
/// A token is missing if its bucket had no room for it, or if it was pressed out. It sets a bit then that the hash of its key names, and
/// pieces whose bit is set are looked for as before. So are those of more than <see cref="PieceKey.MaxWholeLength"/> bytes, which are few.
/// </remarks>
internal sealed unsafe class KnownTokens(HashSeed seed)
{
    /// <summary>Tokens whose buckets are fetched together.</summary>
    private const int GroupLength = 32;

    /// <summary>Of what is noted of missing tokens.</summary>
    public const int MaxBytes = 1 << (HashBits - 3);

    /// <summary>Ten bits for each token of cl100k_base, so that few pieces share one even if most tokens were pressed out.</summary>
    private const int HashBits = 20;

    /// <summary>To put so many tokens in takes as long as looking for a piece: all together, it takes no longer than what went before.</summary>
    private const int TokensToAPiece = 2;

    private ulong[] missing = [];
    private bool areKnown;
    private long lookedFor;

    /// <summary>What is noted takes so many.</summary>
    public int Bytes => missing.Length * sizeof(ulong);

    /// <summary>Whether it pays now to put them in.</summary>
    public bool PayToBePut(Vocabulary vocabulary) =>
        !areKnown && lookedFor > vocabulary.IdCount / TokensToAPiece && vocabulary.Traits.Has(VocabularyTraits.FindsEachToken);

    /// <summary>Puts all tokens into the tables.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public void PutAll(Vocabulary vocabulary, PieceTable shorts, PieceTable longs)
    {
        missing = new ulong[MaxBytes / sizeof(ulong)];
        areKnown = true;
        var (shortCount, longCount) = CountOf(vocabulary);
        shorts.GrowFor(shortCount);

        // With room for others beside them: else it doubles as soon as some come, and then there is more to move.
        longs.GrowFor(longCount + (longCount / 4));
        for (int first = 0; first < vocabulary.IdCount; first += GroupLength)
        {
            Put(vocabulary, first, Math.Min(first + GroupLength, vocabulary.IdCount), shorts, longs);
        }
    }

    /// <summary>Takes note of a token that the tables don't hold.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public void Miss(PieceKey key)
    {
        if (areKnown)
        {
            ulong hash = seed.Hash(key);
            missing[WordOf(hash)] |= 1UL << BitOf(hash);
        }
    }

    /// <summary>Of pieces that the tables don't hold, the bits of those that are to be looked for in the vocabulary.</summary>
    public ulong MayBeMissing(NewPiece* pieces, ulong which)
    {
        if (areKnown)
        {
            return NotedAsMissing(pieces, which);
        }

        for (ulong left = which; left != 0; left &= left - 1)
        {
            lookedFor++;
        }

        return which;
    }

    /// <summary>The tables were cleared.</summary>
    public void Forget()
    {
        areKnown = false;
        lookedFor = 0;
    }

    /// <summary>How many tokens go into each table, at the most.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private static (int Shorts, int Longs) CountOf(Vocabulary vocabulary)
    {
        int shorts = 0;
        int all = 0;
        for (int id = 0; id < vocabulary.IdCount; id++)
        {
            int length = vocabulary.GetBytes(id).Length;
            shorts += length <= sizeof(ulong) ? 1 : 0;
            all += length <= PieceKey.MaxWholeLength ? 1 : 0;
        }

        return (shorts, all - shorts);
    }

    /// <summary>Puts some tokens in: those of short keys first, as no branch can foretell which is which.</summary>
#if NET
    [SkipLocalsInit]
#endif
    [MethodImpl(Compilation.AtOnce)]
    private static void Put(Vocabulary vocabulary, int from, int to, PieceTable shorts, PieceTable longs)
    {
        PieceKey* keys = stackalloc PieceKey[2 * GroupLength];
        int* ids = stackalloc int[2 * GroupLength];
        int shortCount = 0;
        int longEnd = GroupLength;
        for (int id = from; id < to; id++)
        {
            ReadOnlySpan<byte> bytes = vocabulary.GetBytes(id);
            if (bytes.Length is > 0 and <= PieceKey.MaxWholeLength)
            {
                PieceKey key = KeyOf(bytes);
                MemoryHints.Prefetch((key.IsShort ? shorts : longs).Buckets.Of(key));
                int at = key.IsShort ? shortCount++ : longEnd++;
                keys[at] = key;
                ids[at] = id;
            }
        }

        for (int i = 0; i < shortCount; i++)
        {
            shorts.PutUnmet(keys[i], ids[i]);
        }

        for (int i = GroupLength; i < longEnd; i++)
        {
            longs.PutUnmet(keys[i], ids[i]);
        }
    }

    /// <remarks>SAFETY: <see cref="PrebuiltFormat.TailPadding"/> bytes are readable from the beginning of each token on.</remarks>
    private static PieceKey KeyOf(ReadOnlySpan<byte> token)
    {
        Debug.Assert(PieceKey.ReadLength <= PrebuiltFormat.TailPadding, "What is read of a token is readable.");
        fixed (byte* start = token)
        {
            return PieceKey.Of(start, token.Length);
        }
    }

    /// <summary>The bits of the pieces that may be tokens of which it is noted that they are missing.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private ulong NotedAsMissing(NewPiece* pieces, ulong which)
    {
        ulong may = 0;
        for (ulong left = which; left != 0; left &= left - 1)
        {
            int at = Bits.Lowest(left);
            PieceKey key = pieces[at].Key;
            ulong hash = seed.Hash(key);
            bool isMissing = key.IsHashed || ((missing[WordOf(hash)] >> BitOf(hash)) & 1) != 0;
            may |= (isMissing ? 1UL : 0) << at;
        }

        return may;
    }

    private static int WordOf(ulong hash) => (int)(hash >> (64 - HashBits + 6));

    private static int BitOf(ulong hash) => (int)(hash >> (64 - HashBits)) & 63;
}
