using System.Buffers;
using System.IO.Pipelines;

namespace BytePair.Blocks;

/// <summary>The bytes that come through a pipe. What was copied is consumed; the pipe isn't completed.</summary>
internal sealed class PipeSource(PipeReader pipe) : IAwaitableText
{
    public async ValueTask<int> ReadAsync(ArraySegment<byte> room, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            int count = (int)Math.Min(result.Buffer.Length, room.Count);
            ReadOnlySequence<byte> part = result.Buffer.Slice(0, count);
            part.CopyTo(room);

            // All is the buffer's own end: behind it no empty segment stays, on which a reader over a sequence would fail.
            pipe.AdvanceTo(count == result.Buffer.Length ? result.Buffer.End : part.End);
            if (result.IsCanceled)
            {
                throw ThrowHelper.PendingReadCanceled();
            }

            if (count > 0 || result.IsCompleted)
            {
                return count;
            }
        }
    }

    public long PositionOf(long utf8Position, ReadOnlySpan<byte> behind) => utf8Position;
}
