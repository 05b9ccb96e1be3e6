namespace BytePair.Merging;

/// <summary>Which pairs merge, and which first: a struct type parameter of <see cref="LinkedMerge{TPairs}"/>.</summary>
internal interface IPairRanks
{
    /// <summary>The rank of two adjacent tokens, of which the lowest merges first, or <see cref="Vocabularies.Vocabulary.NoRank"/>.</summary>
    int RankOf(int left, int right);

    /// <summary>The token that a pair of this rank becomes.</summary>
    int TokenOf(int rank);
}
