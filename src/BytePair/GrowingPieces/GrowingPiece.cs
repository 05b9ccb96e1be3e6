using System.Buffers;
using BytePair.Vocabularies;

namespace BytePair.GrowingPieces;

/// <summary>
/// The number of tokens of a piece at each of its lengths while it grows byte by byte, at its back or at its front: the counts of
/// all prefixes, or of all suffixes, in linear time.
/// </summary>
/// <remarks>
/// <para>
/// Told for a piece that grows at its back; for the front read it in a mirror. Let E(n) be the tokens of the first n bytes, merged
/// as a piece of their own. All but the last token of E(n), of t bytes, are E(n − t), as any run of adjacent tokens of E is E of the
/// bytes it covers (the essay of long merges says why). So of all prefixes there is only to know the last token and the number of
/// tokens, 8 bytes a prefix; from them all tokens of any prefix can be read backwards.
/// </para>
/// <para>
/// How the last token comes about. Two things hold of the vocabularies, and a test checks them: a token ranks above both halves of
/// its split, and every token but the single bytes has one. So a merge makes pairs of higher ranks only; merging goes on by
/// rising rank, and from left to right within one. Now merge n + 1 bytes, and look at the part x that ends with the new byte, which
/// at first is that byte alone. Until x is merged, what lies to its left, say s bytes, merges as E(s) would if it stood alone. The
/// part l next to x therefore is, one after the other, each token on the right edge of E(s)'s last token: from its last byte
/// up to itself, each the right half of the next. Each l is there from the merge that makes it until the merge that makes the next, m,
/// begins: x is merged with l if (l, x) is a split and ranks below m. At most one of the l is first to be so, the lowest,
/// and that is what happens: x becomes l and x together, s becomes s − |l|, and so on from there. If there is none, x stays: it is the
/// last token. A rank equal to that of m comes too late, as m is farther left; in the mirror it comes in time.
/// </para>
/// <para>
/// For "hugs" with ug=300, hug=301 and gs=302: E(3) is hug. Its right edge is hug, ug, g. The new s makes no token with hug and
/// with ug; with g it makes gs, but 302 isn't below ug's 300: ug is merged first. So s stays, and E(4) is hug, s.
/// </para>
/// <para>
/// Edges are short (at most 10 tokens in the vocabularies that there are), and each merge makes x longer by a step of such an edge,
/// so that a byte costs a bounded number of look-ups, whatever the bytes are; nothing needs to be known of the bytes
/// before but the last tokens. A piece that as a whole is a token is counted as one: each token can be merged of its bytes.
/// </para>
/// <para>
/// A vocabulary that was made of any rules may lack all this. <see cref="VocabularyTraits"/> says whether it holds. Where it doesn't,
/// a window at the growing end is merged for each byte (<see cref="GrowingWindow{TSide}"/>), which is slower, and right whatever the ranks are; the lengths
/// at which the piece is a token that its bytes don't merge to are kept (<see cref="WholeLengths{TSide}"/>); and a byte that is no token makes the counts
/// of all pieces that it is left over in an error.
/// </para>
/// </remarks>
internal sealed class GrowingPiece<TSide>(Vocabulary vocabulary)
    where TSide : struct, IGrowingSide
{
    private const int LeastCapacity = 64;

    /// <summary>Of a number of tokens: a byte among them is none.</summary>
    private const uint MissingFlag = 1U << 31;

    /// <summary>What a piece of no bytes has: no token.</summary>
    private static readonly ulong[] Empty = [0];

    private readonly PairTable pairs = vocabulary.Pairs;
    private readonly SplitTable splits = vocabulary.Splits;

    /// <summary>Null where the theory holds.</summary>
    private readonly GrowingWindow<TSide>? window = vocabulary.Traits.Has(VocabularyTraits.HasSimpleGrowth) ? null : new(vocabulary);

    /// <summary>Null where there are none.</summary>
    private readonly WholeLengths<TSide>? wholes = vocabulary.Traits.Has(VocabularyTraits.MergesToWholes) ? null : new(vocabulary);

    /// <summary>At n: the outermost token of the piece of n bytes, in the high half, and the number of its tokens.</summary>
    private ulong[] pieces = Empty;

    /// <summary>Of the piece, in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Tokens of the piece as it is.</summary>
    public int Count => CountAt(Length);

    /// <summary>Pairs that were looked up, so that a test can see that they grow with the bytes alone.</summary>
    public long Questions { get; private set; }

    /// <summary>Tokens of the piece when it had <paramref name="length"/> bytes, which is no more than it has.</summary>
    /// <exception cref="InvalidOperationException">It had a byte that the vocabulary lacks.</exception>
    public int CountAt(int length) => window is null ? (int)pieces[length] : CheckedCountAt(length);

    /// <summary>The token at the growing end of the piece when it had <paramref name="length"/> bytes, which is above 0 and no more than it has.</summary>
    public int OutermostAt(int length) => (int)(pieces[length] >> 32);

    /// <summary>Adds bytes at the growing end.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        for (int done = 0; done < bytes.Length; done++)
        {
            Add(bytes[default(TSide).NextIn(bytes.Length, done)]);
        }

        GC.KeepAlive(vocabulary);
    }

    /// <summary>Takes back the bytes that were added last.</summary>
    public void CutTo(int length)
    {
        Length = length;
        wholes?.CutTo(length);
    }

    /// <summary>Takes back all bytes, and returns the memory.</summary>
    public void Clear()
    {
        CutTo(0);
        if (pieces.Length > LeastCapacity)
        {
            ArrayPool<ulong>.Shared.Return(pieces);
            pieces = Empty;
        }
    }

    private int CheckedCountAt(int length)
    {
        uint count = (uint)pieces[length];
        return wholes is not null && wholes.Has(length) ? 1
            : (count & MissingFlag) == 0 ? (int)count
            : throw Vocabulary.MissingByte(FindMissing(length));
    }

    private int FindMissing(int length)
    {
        while (vocabulary.IdOf(OutermostAt(length)) != Vocabulary.NoId)
        {
            length -= vocabulary.GetBytesOfRank(OutermostAt(length)).Length;
        }

        return OutermostAt(length);
    }

    private void Add(byte value)
    {
        int token = window is null ? FindOutermost(value, out int rest) : window.FindOutermost(this, value, out rest);
        uint count = ((uint)pieces[rest] + 1) | (window is not null && vocabulary.IdOf(token) == Vocabulary.NoId ? MissingFlag : 0);
        wholes?.Add(Length, value);
        Length++;
        pieces[Length] = ((ulong)(uint)token << 32) | count;
    }

    private int FindOutermost(byte value, out int rest)
    {
        int token = vocabulary.RankOfByte(value);
        rest = Length;
        while (rest > 0)
        {
            int rank = FindMerge(token, OutermostAt(rest), out int with);
            if (rank == Vocabulary.NoRank)
            {
                break;
            }

            token = rank;
            rest -= splits.LengthOf(with);
        }

        return token;
    }

    /// <summary>The rank of the first merge of <paramref name="added"/> with a token on the edge of <paramref name="old"/>, or <see cref="Vocabulary.NoRank"/>.</summary>
    private int FindMerge(int added, int old, out int with)
    {
        int first = Vocabulary.NoRank;
        with = old;
        for (int limit = Vocabulary.NoRank; ; limit = default(TSide).LimitOf(old), old = default(TSide).NearerHalf(splits, old))
        {
            int rank = default(TSide).RankOf(pairs, added, old);
            Questions++;
            if (rank < limit)
            {
                first = rank;
                with = old;
            }

            if (default(TSide).NearerHalf(splits, old) == old)
            {
                return first;
            }
        }
    }

    private void Reserve(int more)
    {
        int needed = checked(Length + 1 + more);
        if (needed <= pieces.Length)
        {
            return;
        }

        ulong[] old = pieces;
        pieces = needed <= LeastCapacity ? new ulong[LeastCapacity] : ArrayPool<ulong>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * old.Length), ThrowHelper.MaxArrayLength));
        old.AsSpan(0, Length + 1).CopyTo(pieces);
        if (old.Length > LeastCapacity)
        {
            ArrayPool<ulong>.Shared.Return(old);
        }
    }
}
