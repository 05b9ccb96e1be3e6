namespace BytePair.Vocabularies;

/// <summary>What holds of a vocabulary; of those that are built in, all of it.</summary>
[Flags]
internal enum VocabularyTraits
{
    None = 0,

    /// <summary>A token ranks above both halves of its split, so that merges go on by rising rank.</summary>
    IsOrdered = 1,

    /// <summary>Each byte is a token.</summary>
    HasEachByte = 2,

    /// <summary>Each token that a piece can be as a whole is what its bytes merge to.</summary>
    MergesToWholes = 4,

    /// <summary>A piece of the bytes of any token is that token.</summary>
    FindsEachToken = 8,

    /// <summary>What the theory of growing pieces asks for.</summary>
    HasSimpleGrowth = IsOrdered | HasEachByte | MergesToWholes,

    All = IsOrdered | HasEachByte | MergesToWholes | FindsEachToken,
}
