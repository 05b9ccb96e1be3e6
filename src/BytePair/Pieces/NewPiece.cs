namespace BytePair.Pieces;

/// <summary>A piece of a group whose ids aren't known yet.</summary>
internal readonly unsafe struct NewPiece(PieceGroup* group, int at)
{
    public PieceGroup* Group { get; } = group;

    public int At { get; } = at;

    public PieceKey Key => Group->KeyOf(At);

    public byte* Start => Group->PieceAt(At);

    public int Length => Group->LengthOf(At);

    public ReadOnlySpan<byte> Bytes => new(Start, Length);
}
