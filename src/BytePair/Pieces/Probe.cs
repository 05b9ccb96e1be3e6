namespace BytePair.Pieces;

/// <summary>A look-up under way: the key, and the bucket that is being fetched for it.</summary>
internal unsafe struct Probe
{
    /// <summary>The short key, or 0 if the piece has none.</summary>
    public ulong Key;
    public ulong* Bucket;
}
