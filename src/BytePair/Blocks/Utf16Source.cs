using BytePair.Text;

namespace BytePair.Blocks;

/// <summary>UTF-16 text in memory, transcoded as it is read.</summary>
/// <remarks>
/// A pointer because a struct that is a type argument can't hold a span on every target framework.
/// SAFETY: the creator pins the text for as long as the source lives; <c>position</c> never passes <c>length</c>.
/// </remarks>
internal unsafe struct Utf16Source(char* text, int length) : IReadableText
{
    private int position;

    public int Read(ArraySegment<byte> room)
    {
        Utf16.ToUtf8(new ReadOnlySpan<char>(text + position, length - position), room, isEnd: true, out int read, out int written);
        position += read;
        return written;
    }

    public readonly long PositionOf(long utf8Position, ReadOnlySpan<byte> behind) => position - Utf16.CountChars(behind);
}
