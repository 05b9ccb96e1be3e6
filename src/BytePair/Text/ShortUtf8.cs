using System.Buffers;
using System.Text;

namespace BytePair.Text;

/// <summary>A short text as UTF-8, on the caller's stack if it fits; a lone surrogate becomes U+FFFD.</summary>
internal readonly ref struct ShortUtf8
{
    /// <summary>What a caller gives, in bytes.</summary>
    public const int StackLength = 512;

    private const int MaxBytesPerChar = 3;
    private readonly byte[]? rented;

    public unsafe ShortUtf8(ReadOnlySpan<char> text, Span<byte> stack)
    {
        int most = text.Length * MaxBytesPerChar;
        rented = most > stack.Length ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> destination = rented is null ? stack : rented;

        // SAFETY: no text takes more than 3 bytes a char; of nothing, nothing is read.
        fixed (char* chars = text)
        fixed (byte* bytes = destination)
        {
            Bytes = destination.Slice(0, text.IsEmpty ? 0 : Encoding.UTF8.GetBytes(chars, text.Length, bytes, destination.Length));
        }
    }

    /// <summary>Valid until disposal.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
