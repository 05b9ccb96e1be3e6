using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>Makes vocabularies of tokens and of rules how they merge.</summary>
/// <remarks>
/// <para>There are two families of rules.</para>
/// <para>
/// <em>Ranks</em>, as tiktoken has them: two parts merge if their bytes together are a token, that of the lowest id first; and a piece that is a token
/// is that token, whatever merging would give.
/// </para>
/// <para>
/// <em>A list of merges</em>, as Hugging Face's tokenizers have it: two parts merge if they are listed, the first in the list first. A piece that is a token
/// is merged all the same, unless the rules say otherwise (<c>ignore_merges</c>).
/// </para>
/// <para>
/// <see cref="Splits"/> says why one and the same machinery serves both. Either way a byte may be missing; what is then left of a text as a
/// single byte has no id, and is an error when it is encoded.
/// </para>
/// </remarks>
internal static class VocabularyBuilder
{
    /// <summary>Makes a vocabulary by ranks: of two tokens that merging could make, that of the lower id comes first.</summary>
    /// <exception cref="InvalidDataException">The tokens are made to take long.</exception>
    public static Vocabulary FromRanks(TokenSet tokens)
    {
        tokens = tokens.InOrder();
        tokens.AddMissingBytes();
        return Open(tokens, Splits.Find(tokens, new RankedPairs(tokens)), takesWholes: true);
    }

    /// <summary>Makes a vocabulary by a list of merges.</summary>
    /// <param name="merges">The merges, and the tokens that they speak of.</param>
    /// <param name="ignoreMerges">Whether a piece that is a token is that token, whatever the merges give.</param>
    /// <exception cref="InvalidDataException">The tokens are made to take long.</exception>
    public static Vocabulary FromMerges(MergeList merges, bool ignoreMerges)
    {
        merges.Tokens.AddMissingBytes();
        return Open(merges.Tokens, Splits.Find(merges), ignoreMerges);
    }

    /// <summary>The form of a vocabulary by ranks, to be shipped.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="sourceHash">SHA-256 of the published file that they are from.</param>
    public static byte[] FormOfRanks(TokenSet tokens, ReadOnlySpan<byte> sourceHash)
    {
        var splits = Splits.Find(tokens, new RankedPairs(tokens));
        return new FormWriter(tokens, splits, new Numbering(tokens, splits), takesWholes: true).Write(sourceHash);
    }

    private static Vocabulary Open(TokenSet tokens, Splits splits, bool takesWholes)
    {
        var numbering = new Numbering(tokens, splits);
        var form = new FormWriter(tokens, splits, numbering, takesWholes);
        return Vocabulary.Open(new VocabularyMemory(form.Write(), 0, form.Length), tokens.IdCount, numbering.IdOfRank, TraitsOf(tokens, splits, numbering, takesWholes));
    }

    [MethodImpl(Compilation.AtOnce)]
    private static VocabularyTraits TraitsOf(TokenSet tokens, Splits splits, Numbering numbering, bool takesWholes)
    {
        VocabularyTraits traits = VocabularyTraits.All;
        for (int token = 0; token < tokens.Count; token++)
        {
            int left = splits.LeftOf(token);
            if (left != Splits.None)
            {
                int rank = numbering.RankOf(token);
                traits &= numbering.RankOf(left) < rank && numbering.RankOf(splits.RightOf(token)) < rank ? traits : ~VocabularyTraits.IsOrdered;
            }
            else if (tokens.LengthOf(token) > 1)
            {
                traits &= takesWholes ? ~VocabularyTraits.MergesToWholes : ~VocabularyTraits.FindsEachToken;
            }
            else if (tokens.IdOf(token) == Vocabulary.NoId)
            {
                traits &= ~VocabularyTraits.HasEachByte;
            }
        }

        return traits;
    }
}
