using System.Buffers;
using BytePair.Text;

namespace BytePair.Blocks;

/// <summary>The chars of a reader, transcoded as they are read. Between the reads that halve a surrogate pair, its first half waits here.</summary>
internal sealed class ReaderSource(TextReader reader) : IReadableText, IAwaitableText, IDisposable
{
#if DEBUG
    private const int BufferLength = 16;
#else
    private const int BufferLength = 1 << 13;
#endif

    private readonly char[] chars = ArrayPool<char>.Shared.Rent(BufferLength);

    /// <summary>The chars that were read and not yet transcoded are those from here to <see cref="end"/>.</summary>
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>Chars that have become bytes.</summary>
    private long passed;

    public int Read(ArraySegment<byte> room)
    {
        int written = Transcode(room);
        while (written == 0 && !isAtEnd)
        {
            MakeRoom();
            Add(reader.Read(chars, end, chars.Length - end));
            written = Transcode(room);
        }

        return written;
    }

    public async ValueTask<int> ReadAsync(ArraySegment<byte> room, CancellationToken cancellationToken)
    {
        int written = Transcode(room);
        while (written == 0 && !isAtEnd)
        {
            MakeRoom();
#if NET
            Add(await reader.ReadAsync(chars.AsMemory(end), cancellationToken).ConfigureAwait(false));
#else
            cancellationToken.ThrowIfCancellationRequested();
            Add(await reader.ReadAsync(chars, end, chars.Length - end).ConfigureAwait(false));
#endif
            written = Transcode(room);
        }

        return written;
    }

    public long PositionOf(long utf8Position, ReadOnlySpan<byte> behind) => passed - Utf16.CountChars(behind);

    public void Dispose() => ArrayPool<char>.Shared.Return(chars);

    private int Transcode(ArraySegment<byte> room)
    {
        Utf16.ToUtf8(chars.AsSpan(start, end - start), room, isAtEnd, out int read, out int written);
        start += read;
        passed += read;
        return written;
    }

    /// <summary>Moves what waits, at most half a pair, to the front.</summary>
    private void MakeRoom()
    {
        chars.AsSpan(start, end - start).CopyTo(chars);
        (start, end) = (0, end - start);
    }

    private void Add(int count)
    {
        end += count;
        isAtEnd = count == 0;
    }
}
