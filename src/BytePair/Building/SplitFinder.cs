using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>Merges the bytes of tokens, one after the other, and tells the pair that each comes to last.</summary>
internal sealed class SplitFinder<TPairs>
    where TPairs : struct, IPairRanks
{
    /// <summary>Tokens of up to so many bytes are merged by rescanning.</summary>
    private const int MaxShort = 32;

    private readonly TokenSet tokens;
    private readonly TPairs pairs;

    /// <summary>The token of each byte.</summary>
    private readonly int[] byteTokens = new int[256];

    /// <summary>The ranks of each two bytes at <c>first · 256 + second</c>.</summary>
    private readonly int[] bytePairs = new int[1 << 16];

    private readonly int[] parts = new int[MaxShort];

    /// <summary>The rank of each part with the next; of the last there is none.</summary>
    private readonly int[] ranks = new int[MaxShort];

    private readonly LinkedMerge<TPairs> longMerge;

    public SplitFinder(TokenSet tokens, TPairs pairs)
    {
        this.tokens = tokens;
        this.pairs = pairs;
        longMerge = new LinkedMerge<TPairs>(pairs);
        FindBytes();
    }

    /// <summary>The split of a token, and its rank; or <see cref="Vocabulary.NoRank"/> and <see cref="Splits.None"/> if merging doesn't make it.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public int Find(int token, out int left, out int right)
    {
        ReadOnlySpan<byte> bytes = tokens.BytesOf(token);
        left = right = Splits.None;
        return bytes.Length == 1 ? Vocabulary.NoRank
            : bytes.Length <= MaxShort ? FindShort(bytes, ref left, ref right)
            : FindLong(bytes, ref left, ref right);
    }

    [MethodImpl(Compilation.AtOnce)]
    private void FindBytes()
    {
        for (int value = 0; value < byteTokens.Length; value++)
        {
            byteTokens[value] = tokens.Find(SingleBytes.Of((byte)value));
        }

        for (int i = 0; i < bytePairs.Length; i++)
        {
            bytePairs[i] = pairs.RankOf(byteTokens[i >> 8], byteTokens[i & 0xFF]);
        }
    }

    [MethodImpl(Compilation.AtOnce)]
    private int FindShort(ReadOnlySpan<byte> bytes, ref int left, ref int right)
    {
        Span<int> tokenOf = parts.AsSpan(0, bytes.Length);
        Span<int> rankOf = ranks.AsSpan(0, bytes.Length - 1);
        for (int i = 0; i < rankOf.Length; i++)
        {
            tokenOf[i] = byteTokens[bytes[i]];
            rankOf[i] = bytePairs[(bytes[i] << 8) | bytes[i + 1]];
        }

        tokenOf[tokenOf.Length - 1] = byteTokens[bytes[bytes.Length - 1]];
        while (true)
        {
            int at = 0;
            for (int i = 1; i < rankOf.Length; i++)
            {
                at = rankOf[i] < rankOf[at] ? i : at;
            }

            int rank = rankOf[at];
            if (rank == Vocabulary.NoRank)
            {
                return rank;
            }

            if (rankOf.Length == 1)
            {
                (left, right) = (tokenOf[0], tokenOf[1]);
                return rank;
            }

            tokenOf[at] = pairs.TokenOf(rank);
            tokenOf.Slice(at + 2).CopyTo(tokenOf.Slice(at + 1));
            rankOf.Slice(at + 1).CopyTo(rankOf.Slice(at));
            tokenOf = tokenOf.Slice(0, tokenOf.Length - 1);
            rankOf = rankOf.Slice(0, rankOf.Length - 1);
            if (at > 0)
            {
                rankOf[at - 1] = pairs.RankOf(tokenOf[at - 1], tokenOf[at]);
            }

            if (at < rankOf.Length)
            {
                rankOf[at] = pairs.RankOf(tokenOf[at], tokenOf[at + 1]);
            }
        }
    }

    private int FindLong(ReadOnlySpan<byte> bytes, ref int left, ref int right)
    {
        longMerge.Begin(bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            longMerge.AddPart(i, i + 1, byteTokens[bytes[i]]);
        }

        var last = default(LastMerge);
        longMerge.Merge(ref last);
        if (longMerge.EndOf(0) != bytes.Length)
        {
            return Vocabulary.NoRank;
        }

        (left, right) = (last.Left, last.Right);
        return pairs.RankOf(left, right);
    }
}
