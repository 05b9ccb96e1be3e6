namespace BytePair.Pieces;

/// <summary>A key with what stands for its ids.</summary>
internal readonly struct KeptPiece(PieceKey key, PieceIds ids, ulong more)
{
    public PieceKey Key { get; } = key;

    public PieceIds Ids { get; } = ids;

    /// <summary>The ids that these have no room for, where they say so.</summary>
    public ulong More { get; } = more;
}
