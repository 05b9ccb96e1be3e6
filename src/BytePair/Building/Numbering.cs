using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>The ranks of tokens: numbers that say which merges first, and by which merging knows them.</summary>
/// <remarks>
/// The ids serve as ranks if they stand in the order of merging as they are, bytes first, as in nearly all vocabularies; then nothing needs to be mapped.
/// Otherwise each byte has its own value for a rank, be it a token or not, and those behind are counted in the order of merging.
/// </remarks>
internal sealed class Numbering
{
    private const int ByteCount = 256;
    private readonly int[] rankOf;

    /// <param name="tokens">The tokens, each byte among them.</param>
    /// <param name="splits">What merging makes of them.</param>
    [MethodImpl(Compilation.AtOnce)]
    public Numbering(TokenSet tokens, Splits splits)
    {
        rankOf = new int[tokens.Count];
        if (AreIdsRanks(tokens, splits))
        {
            for (int token = 0; token < rankOf.Length; token++)
            {
                rankOf[token] = tokens.IdOf(token);
            }

            return;
        }

        IdOfRank = new int[ByteCount + splits.Order.Length];
        for (int value = 0; value < ByteCount; value++)
        {
            Give(value, tokens.Find(SingleBytes.Of((byte)value)), tokens, IdOfRank);
        }

        for (int place = 0; place < splits.Order.Length; place++)
        {
            Give(ByteCount + place, splits.Order[place], tokens, IdOfRank);
        }
    }

    /// <summary>At each rank its id, or <see cref="Vocabulary.NoId"/>; null if they are the same.</summary>
    public int[]? IdOfRank { get; }

    /// <summary>The rank of a token that is a byte or has a split.</summary>
    public int RankOf(int token) => rankOf[token];

    [MethodImpl(Compilation.AtOnce)]
    private static bool AreIdsRanks(TokenSet tokens, Splits splits)
    {
        int last = -1;
        for (int value = 0; value < ByteCount; value++)
        {
            int id = tokens.IdOf(tokens.Find(SingleBytes.Of((byte)value)));
            if (id == Vocabulary.NoId)
            {
                return false;
            }

            last = Math.Max(last, id);
        }

        foreach (int token in splits.Order)
        {
            if (tokens.IdOf(token) <= last)
            {
                return false;
            }

            last = tokens.IdOf(token);
        }

        return tokens.IdCount <= PairTable.MaxIdCount;
    }

    private void Give(int rank, int token, TokenSet tokens, int[] idOfRank)
    {
        rankOf[token] = rank;
        idOfRank[rank] = tokens.IdOf(token);
    }
}
