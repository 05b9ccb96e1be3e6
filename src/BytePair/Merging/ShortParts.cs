using System.Runtime.InteropServices;

namespace BytePair.Merging;

/// <summary>The parts of a short piece while it is merged, kept in memory by <see cref="ShortMerge{TLanes}"/>.</summary>
/// <remarks>
/// Laid out by hand, for a place whose address is a multiple of <see cref="Alignment"/>: the numbers then lie in two cache lines of
/// their own, so that no vector of them crosses from one to another.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = NumbersAt + (ShortMerge.MaxLength * sizeof(uint)))]
internal unsafe struct ShortParts
{
    /// <summary>In bytes: a cache line.</summary>
    public const int Alignment = 64;

    private const int NumbersAt = 4 * Alignment;
    private const int IdsAt = Alignment;
    private const int PieceAt = NumbersAt - (2 * sizeof(ulong));

    /// <summary>The bits of all parts, by their first bytes, and one for the end of the piece.</summary>
    [FieldOffset(0)]
    public ulong Starts;

    /// <summary>Of the piece, in bytes.</summary>
    [FieldOffset(sizeof(ulong))]
    public int Length;

    /// <summary>The least of the lanes.</summary>
    [FieldOffset(12)]
    public uint Least;

    /// <summary>The part that the last merge made.</summary>
    [FieldOffset(16)]
    public nint At;

    /// <summary>The part before it, or -1.</summary>
    [FieldOffset(24)]
    public nint Before;

    /// <summary>The pair of those two, and where its rank is to be read.</summary>
    [FieldOffset(32)]
    public ulong PairBefore;

    [FieldOffset(40)]
    public byte* SlotBefore;

    /// <summary>The pair of the part that was made and the next one, and where its rank is to be read.</summary>
    [FieldOffset(48)]
    public ulong PairAfter;

    [FieldOffset(56)]
    public byte* SlotAfter;

    /// <summary>The id before the first part, which is none; the token that the part at each byte is; and one for the end.</summary>
    [FieldOffset(IdsAt)]
    public fixed int IdsBefore[ShortMerge.MaxLength + 2];

    /// <summary>Whose parts they are.</summary>
    [FieldOffset(PieceAt)]
    public ShortPiece* Piece;

    /// <summary>A number that nobody reads, for what is told of the part before the first; and those of the lanes.</summary>
    [FieldOffset(NumbersAt - sizeof(uint))]
    public fixed uint NumbersBefore[ShortMerge.MaxLength + 1];

    /// <summary>Bytes that hold so many of these, wherever they begin.</summary>
    public static int LengthFor(int count) => (count * sizeof(ShortParts)) + Alignment - 1;

    /// <summary>The first aligned place from <paramref name="memory"/> on.</summary>
    public static ShortParts* Align(byte* memory) => (ShortParts*)(((nuint)memory + (Alignment - 1)) & ~(nuint)(Alignment - 1));
}
