namespace BytePair;

/// <summary>What a <see cref="BpeTrainer"/> is doing.</summary>
public enum BpeTrainingPhase
{
    /// <summary>It reads texts and counts their pieces.</summary>
    CountingPieces,

    /// <summary>It learns which tokens to merge.</summary>
    Merging,
}
