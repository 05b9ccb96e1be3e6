namespace BytePair.Merging;

/// <summary>A piece of up to <see cref="ShortMerge.MaxLength"/> bytes to be merged with others, and its tokens.</summary>
internal unsafe struct ShortPiece
{
    /// <summary>Its bytes, readable for as long as it is merged.</summary>
    public byte* Bytes;

    /// <summary>In bytes, at least 1.</summary>
    public int Length;

    /// <summary>How many ids it has come to.</summary>
    public int IdCount;

    /// <summary>The bits of its tokens, by their first bytes, and one for its end.</summary>
    public ulong Starts;

    /// <summary>Its tokens: their ranks as merging leaves them, or the ids of these.</summary>
    public fixed int Ids[ShortMerge.MaxLength];
}
