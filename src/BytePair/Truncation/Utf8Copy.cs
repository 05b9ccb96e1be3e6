using System.Buffers;
using BytePair.Text;

namespace BytePair.Truncation;

/// <summary>UTF-16 text as UTF-8 in a pooled array; a lone surrogate reads as U+FFFD. Disposing returns the array.</summary>
internal readonly ref struct Utf8Copy
{
    private readonly byte[] bytes;
    private readonly int length;

    public unsafe Utf8Copy(ReadOnlySpan<char> text)
    {
        fixed (char* start = text)
        {
            long most = (long)text.Length * Utf8.MaxBytesPerChar;
            int capacity = most <= ThrowHelper.MaxArrayLength ? (int)most : ExactLength(start, text.Length);
            bytes = ArrayPool<byte>.Shared.Rent(Math.Max(1, capacity));
            fixed (byte* destination = bytes)
            {
                // SAFETY: the array has room for the most that the text takes, or for what it takes.
                length = text.IsEmpty ? 0 : System.Text.Encoding.UTF8.GetBytes(start, text.Length, destination, bytes.Length);
            }
        }
    }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private static unsafe int ExactLength(char* text, int length)
    {
        try
        {
            int exact = System.Text.Encoding.UTF8.GetByteCount(text, length);
            return exact <= ThrowHelper.MaxArrayLength ? exact : throw ThrowHelper.TextTooLong();
        }
        catch (ArgumentException)
        {
            throw ThrowHelper.TextTooLong();
        }
    }
}
