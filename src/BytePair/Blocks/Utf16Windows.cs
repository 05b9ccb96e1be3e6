using System.Buffers;
using BytePair.Text;

namespace BytePair.Blocks;

/// <summary>UTF-16 in memory, transcoded a window at a time.</summary>
/// <remarks>
/// Pointers because a struct that is a type argument can't hold a span on every target framework.
/// SAFETY: the creator pins the text, and holds the scratch on its stack, for as long as this lives; windows are asked for within
/// the text's length.
/// </remarks>
internal unsafe struct Utf16Windows(char* text, int length, byte* scratch, int scratchLength) : IWindowedText, IDisposable
{
    /// <summary>Takes the place of the scratch once a window needs more.</summary>
    private byte[]? larger;

    /// <summary>Whether each byte of the last window is a char.</summary>
    private bool isAscii;

    public readonly int Length => length;

    public ReadOnlySpan<byte> Window(int start, int length, bool isEnd)
    {
        Span<byte> room = RoomFor((long)length * Utf16.MaxBytesPerChar);
        Utf16.ToUtf8(new ReadOnlySpan<char>(text + start, length), room, isEnd, out int read, out int written);
        isAscii = written == read;
        return room.Slice(0, written);
    }

    public readonly int UnitsOf(ReadOnlySpan<byte> utf8) => isAscii ? utf8.Length : Utf16.CountChars(utf8);

    public void Dispose()
    {
        if (larger is not null)
        {
            ArrayPool<byte>.Shared.Return(larger);
            larger = null;
        }
    }

    private Span<byte> RoomFor(long bytes)
    {
        if (bytes <= scratchLength)
        {
            return new Span<byte>(scratch, scratchLength);
        }

        if (larger is null || larger.Length < bytes)
        {
            Dispose();
            larger = ArrayPool<byte>.Shared.Rent(bytes <= ThrowHelper.MaxArrayLength ? (int)bytes : throw ThrowHelper.StretchTooLong());
        }

        return larger;
    }
}
