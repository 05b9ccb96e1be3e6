using System.Buffers;

namespace BytePair.Budgeting.Images;

/// <summary>The beginning of a picture in a stream, read forward only.</summary>
internal sealed class StreamHead(Stream stream)
{
    private const int SkipLength = 4096;

    private readonly byte[] wanted = new byte[HeaderWalk.MaxLength];
    private long position;

    public bool TryRead(out ImageSize size)
    {
        HeaderWalk walk = HeaderWalk.Begin();
        while (TrySkip(walk.Position - position) && TryFill(wanted, walk.Length))
        {
            if (walk.Advance(wanted.AsSpan(0, walk.Length)))
            {
                return walk.TryGetSize(out size);
            }
        }

        size = default;
        return false;
    }

    private bool TrySkip(long count)
    {
        if (stream.CanSeek)
        {
            stream.Seek(count, SeekOrigin.Current);
            position += count;
            return true;
        }

        return count == 0 || TryReadOver(count);
    }

    private bool TryReadOver(long count)
    {
        byte[] passed = ArrayPool<byte>.Shared.Rent(SkipLength);
        try
        {
            for (; count > 0; count -= SkipLength)
            {
                if (!TryFill(passed, (int)Math.Min(count, SkipLength)))
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(passed);
        }
    }

    private bool TryFill(byte[] bytes, int length)
    {
        for (int filled = 0; filled < length;)
        {
            int read = stream.Read(bytes, filled, length - filled);
            if (read <= 0)
            {
                return false;
            }

            filled += read;
            position += read;
        }

        return true;
    }
}
