using System.Runtime.InteropServices;

namespace BytePair.Pieces;

/// <summary>An entry of the <see cref="PieceCache"/>: 32 bytes, two to a cache line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PieceSlot
{
    /// <summary>The most ids that lie in the slot itself.</summary>
    public const int MaxInline = 3;

    public ulong Low;
    public ulong High;

    /// <summary>The first id; or, when <see cref="Count"/> is above <see cref="MaxInline"/>, where the record lies.</summary>
    public int First;
    public int Second;
    public int Third;

    /// <summary>0 for a free slot, 1 to <see cref="MaxInline"/> ids, or above that a record.</summary>
    public int Count;
}
