namespace BytePair.Merging;

/// <summary>A piece of up to <see cref="ShortMerge.MaxLength"/> bytes to be merged with others, and its ids.</summary>
internal unsafe struct ShortPiece
{
    /// <summary>Its bytes, readable for as long as it is merged.</summary>
    public byte* Bytes;

    /// <summary>In bytes, at least 1.</summary>
    public int Length;

    /// <summary>How many ids it has come to.</summary>
    public int IdCount;

    public fixed int Ids[ShortMerge.MaxLength];
}
