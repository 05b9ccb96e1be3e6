using System.Buffers;

namespace BytePair.Text;

/// <summary>A pooled array of bytes that grows; disposing returns it.</summary>
internal sealed class PooledBytes(int capacity) : IBufferWriter<byte>, IDisposable
{
    private const int LeastCapacity = 256;
    private const int MostAtOnce = 1 << 16;
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, LeastCapacity));

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written, until more is.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public byte[] ToArray() => Written.ToArray();

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Forgets the first bytes.</summary>
    public void RemoveFirst(int count)
    {
        bytes.AsSpan(count, Length - count).CopyTo(bytes);
        Length -= count;
    }

    public void Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(GetSpan(more.Length));
        Length += more.Length;
    }

    /// <summary>Adds text as UTF-8; a lone surrogate becomes U+FFFD.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Utf16.ToUtf8(text, GetSpan((int)Math.Min((long)text.Length * Utf16.MaxBytesPerChar, MostAtOnce)), isEnd: true, out int read, out int written);
            Length += written;
            text = text.Slice(read);
        }
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(Length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        Length = 0;
    }

    private void Reserve(int room)
    {
        long needed = (long)Length + Math.Max(1, room);
        if (needed <= bytes.Length)
        {
            return;
        }

        if (needed > ThrowHelper.MaxArrayLength)
        {
            throw ThrowHelper.StretchTooLong();
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * bytes.Length), ThrowHelper.MaxArrayLength));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
