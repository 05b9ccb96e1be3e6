using System.Runtime.CompilerServices;

namespace BytePair.Pieces;

/// <summary>A text of which <see cref="PieceKey.ReadLength"/> bytes can be read from any place: near its end from a copy of its last bytes, behind which there is room.</summary>
/// <remarks>Example with 4 bytes to be read: of "merging", "mer" can be read where it is, and from 3 on "ging" is read in the copy "ging????".</remarks>
internal readonly unsafe struct PaddedText
{
    /// <summary>The room that a copy needs, in bytes.</summary>
    public const int RoomLength = 2 * PieceKey.ReadLength;

    /// <summary>So far before the copy as the copied bytes lie behind the text's start: both have one numbering.</summary>
    private readonly byte* tail;

    /// <param name="start">The text.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="room"><see cref="RoomLength"/> bytes for the copy, which the caller keeps for as long as this is used.</param>
    public PaddedText(byte* start, int length, byte* room)
    {
        Start = start;
        TailStart = Math.Max(0, length - PieceKey.ReadLength);
        tail = room - TailStart;
        if (length >= PieceKey.ReadLength)
        {
            // Of a length that is known: two moves instead of a call.
            Unsafe.CopyBlockUnaligned(room, start + TailStart, PieceKey.ReadLength);
        }
        else
        {
            Unsafe.CopyBlockUnaligned(room, start, (uint)length);
        }
    }

    /// <summary>The text itself.</summary>
    public byte* Start { get; }

    /// <summary>Places below this one can be read in the text itself.</summary>
    public int TailStart { get; }

    /// <summary>Where the bytes from a place on can be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* ReadableAt(int place) => (place < TailStart ? Start : tail) + place;
}
