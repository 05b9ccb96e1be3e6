using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>Any two tokens whose bytes together are a token: the one of the lowest number merges first.</summary>
internal readonly struct RankedPairs(TokenSet tokens) : IPairRanks
{
    /// <summary>Bytes that may be hashed in all, some seconds' worth; an ordinary vocabulary comes to a hundredth. What is beyond is made of long tokens that are alike, to take long.</summary>
    private const long MaxHashed = 1L << 33;

    private readonly byte[] both = new byte[tokens.LongestLength];
    private readonly long[] hashed = [0];

    [MethodImpl(Compilation.AtOnce)]
    public int RankOf(int left, int right)
    {
        ReadOnlySpan<byte> leftBytes = tokens.BytesOf(left);
        ReadOnlySpan<byte> rightBytes = tokens.BytesOf(right);
        int length = leftBytes.Length + rightBytes.Length;
        if (length > both.Length)
        {
            return Vocabulary.NoRank;
        }

        hashed[0] += length;
        if (hashed[0] > MaxHashed)
        {
            throw new InvalidDataException("The vocabulary has so many long tokens that resemble one another that it would take too long to read.");
        }

        leftBytes.CopyTo(both);
        rightBytes.CopyTo(both.AsSpan(leftBytes.Length));
        int number = tokens.Find(both.AsSpan(0, length));
        return number < 0 ? Vocabulary.NoRank : number;
    }

    public int TokenOf(int rank) => rank;
}
