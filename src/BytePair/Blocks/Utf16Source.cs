using System.Text;

namespace BytePair.Blocks;

/// <summary>UTF-16 text, transcoded as it is read; a lone surrogate reads as U+FFFD.</summary>
/// <remarks>
/// A pointer because a struct that is a type argument can't hold a span on every target framework.
/// SAFETY: the creator pins the text for as long as the source lives; <c>position</c> never passes <c>length</c>.
/// </remarks>
internal unsafe struct Utf16Source(char* text, int length) : ITextSource
{
    /// <summary>The most bytes that a char becomes (a surrogate pair becomes 4, which is fewer a char).</summary>
    public const int MaxBytesPerChar = 3;

    private int position;

    public int Read(Span<byte> destination)
    {
        int count = Math.Min(length - position, destination.Length / MaxBytesPerChar);
        if (count == 0 && position < length)
        {
            count = 1;
        }

        bool splitsPair = position + count < length && char.IsHighSurrogate(text[position + count - 1]) && char.IsLowSurrogate(text[position + count]);
        if (splitsPair)
        {
            // The destination has room for 4 bytes even when it has room for one char only.
            count = count > 1 ? count - 1 : 2;
        }

        if (count <= 0)
        {
            return 0;
        }

        fixed (byte* bytes = destination)
        {
            int written = Encoding.UTF8.GetBytes(text + position, count, bytes, destination.Length);
            position += count;
            return written;
        }
    }

    public readonly long PositionOf(long utf8Position)
    {
        int index = 0;
        for (long bytes = 0; bytes < utf8Position; index++)
        {
            char current = text[index];
            if (char.IsHighSurrogate(current) && index + 1 < length && char.IsLowSurrogate(text[index + 1]))
            {
                bytes += 4;
                index++;
            }
            else
            {
                bytes += current < 0x80 ? 1 : current < 0x800 ? 2 : 3;
            }
        }

        return index;
    }
}
