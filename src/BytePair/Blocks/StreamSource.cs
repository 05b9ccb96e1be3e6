#if !NET
using System.Buffers;
#endif

namespace BytePair.Blocks;

/// <summary>The bytes of a stream, as they are.</summary>
internal readonly struct StreamSource(Stream stream) : ITextSource
{
#if NET
    public int Read(Span<byte> destination) => stream.Read(destination);
#else
    public int Read(Span<byte> destination)
    {
        byte[] array = ArrayPool<byte>.Shared.Rent(destination.Length);
        try
        {
            int read = stream.Read(array, 0, destination.Length);
            array.AsSpan(0, read).CopyTo(destination);
            return read;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
#endif

    public long PositionOf(long utf8Position) => utf8Position;
}
