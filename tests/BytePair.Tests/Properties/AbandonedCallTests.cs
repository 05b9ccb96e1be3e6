using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using BytePair.Tests.Support;

namespace BytePair.Tests.Properties;

/// <summary>A call that is cancelled or fails midway ends at once, loses nothing that it had rented, and spoils no later call.</summary>
public sealed class AbandonedCallTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("cl100k_base");

    /// <summary>The beginning of a piece without end, so that the call holds all that it may ever hold.</summary>
    private static readonly byte[] Endless = [.. Enumerable.Repeat((byte)'a', 400_000)];

    private static readonly byte[] Words = EveryShape.Utf8(string.Concat(Enumerable.Repeat("one word and another ", 20_000)));

    public static TheoryData<bool> Texts => [true, false];

    [Theory, MemberData(nameof(Texts))]
    public async Task A_cancelled_call_ends_and_the_next_one_is_right(bool endless)
    {
        byte[] text = endless ? Endless : Words;
        int expected = Tokenizer.CountTokens(text);
        foreach (int reads in new[] { 0, 1, 5, 20 })
        {
            await Cancelled(reads, text, (stream, token) => Tokenizer.CountTokensAsync(stream, cancellationToken: token));
            await Cancelled(reads, text, (stream, token) => Tokenizer.EncodeAsync(stream, new ArrayBufferWriter<int>(), cancellationToken: token));
            await Cancelled(reads, text, (stream, token) => Tokenizer.CountTokensAsync(new StreamReader(stream), cancellationToken: token));
            await Cancelled(reads, text, (stream, token) => Tokenizer.CountTokensAsync(PipeReader.Create(stream), cancellationToken: token));
            Assert.Equal(expected, await Tokenizer.CountTokensAsync(new MemoryStream(text)));
        }
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_begins_reads_nothing()
    {
        using MemoryStream stream = new(Words);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tokenizer.CountTokensAsync(stream, cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(0, stream.Position);
    }

    [Fact]
    public async Task A_cancelled_pending_read_ends_the_call_and_leaves_the_pipe_open()
    {
        Pipe pipe = new();
        await pipe.Writer.WriteAsync(Words.AsMemory(0, 100));
        Task<long> count = Tokenizer.CountTokensAsync(pipe.Reader);
        pipe.Reader.CancelPendingRead();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => count);
        await pipe.Writer.WriteAsync(Words.AsMemory(100, 100));
        await pipe.Writer.CompleteAsync();
        Assert.Equal(Tokenizer.CountTokens(Words.AsSpan(100, 100)), await Tokenizer.CountTokensAsync(pipe.Reader));
    }

    /// <summary>The ids that were written are those of the text's beginning.</summary>
    [Fact]
    public async Task What_was_written_before_a_failure_is_a_beginning()
    {
        int[] whole = Tokenizer.EncodeToIds(Words);
        ArrayBufferWriter<int> ids = new();
        await Assert.ThrowsAsync<IOException>(() => Tokenizer.EncodeAsync(new FailingStream(Words, 4).Again(), ids));
        Assert.InRange(ids.WrittenCount, 1, whole.Length - 1);
        EveryShape.Same(whole.AsSpan(0, ids.WrittenCount), ids.WrittenSpan, "EncodeAsync");
        Assert.Throws<IOException>(() => Tokenizer.Encode(new FailingStream(Words, 4).Again(), new ArrayBufferWriter<int>()));
    }

    /// <summary>A writer that fails does so amid a worker's work; what the worker has in hand then must not reach the next call.</summary>
    [Theory, MemberData(nameof(Texts))]
    public void A_writer_that_fails_spoils_nothing(bool endless)
    {
        byte[] text = endless ? Endless : Words;
        int[] expected = Tokenizer.EncodeToIds(text);
        for (int writes = 0; writes < 5; writes++)
        {
            Assert.Throws<IOException>(() => Tokenizer.Encode(text, new FailingWriter(writes)));
            Assert.Throws<IOException>(() => Tokenizer.Encode(new MemoryStream(text), new FailingWriter(writes)));
            Assert.Equal(expected, Tokenizer.EncodeToIds(text));
        }
    }

    /// <summary>Were a block or a warm worker lost each time, then each call would allocate another: 64 KB and more.</summary>
    [Fact]
    public void Calls_that_fail_or_refuse_lose_nothing_rented()
    {
        string refused = string.Concat(Enumerable.Repeat("one word and another ", 1_000)) + "<|endoftext|>";
        byte[] utf8Refused = EveryShape.Utf8(refused);
        int[] room = new int[10_000];
        FailingStream stream = new(Words, 5);
        Action[] calls =
        [
            () => Assert.Throws<IOException>(() => Tokenizer.CountTokens(stream.Again())),
            () => Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.CountTokens(refused, SpecialTokenHandling.Reject)),
            () => Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.CountTokens(new StringReader(refused), SpecialTokenHandling.Reject)),
            () => Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.Encode(refused, room, out _, out _, specialTokens: SpecialTokenHandling.Reject)),
            () => Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.Encode(utf8Refused, room, out _, out _, specialTokens: SpecialTokenHandling.Reject)),
            () => Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.EncodeToTokens(refused, SpecialTokenHandling.Reject)),
        ];
        foreach (Action call in calls)
        {
            // The least of several: another test may take what is in the pools meanwhile.
            long least = long.MaxValue;
            for (int round = 0; round < 10; round++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                call();
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.InRange(least, 0, 16_000);
        }
    }

    private static async Task Cancelled(int reads, byte[] text, Func<Stream, CancellationToken, Task<long>> count)
    {
        using CancellationTokenSource source = new();
        using Stream stream = new CancellingStream(text, reads, source);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => count(stream, source.Token));
    }

    /// <summary>Gives 20,000 bytes a read and fails after a few.</summary>
    private sealed class FailingStream(byte[] text, int reads) : MemoryStream(text)
    {
        private int _left;

        public FailingStream Again()
        {
            Position = 0;
            _left = reads;
            return this;
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            _left-- > 0 ? base.Read(buffer, offset, Math.Min(count, 20_000)) : throw new IOException("The line is dead.");

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Read(buffer, offset, count);
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> segment)
                ? new(ReadAsync(segment.Array!, segment.Offset, segment.Count, cancellationToken))
                : throw new NotSupportedException();
    }

    /// <summary>Cancels the call that reads it after a few reads, and never ends by itself.</summary>
    private sealed class CancellingStream(byte[] text, int reads, CancellationTokenSource source) : MemoryStream([])
    {
        private int _left = reads;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (_left-- == 0)
            {
                await source.CancelAsync();
            }

            // A reader that is given no token, as in netstandard2.0, ends what it was asked for first.
            Assert.True(_left >= -64, "Read on after the cancellation.");
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(buffer.Length, 16_000);
            text.AsSpan(0, count).CopyTo(buffer.Span);
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    private sealed class FailingWriter(int writes) : IBufferWriter<int>
    {
        private readonly int[] _buffer = new int[100];
        private int _left = writes;

        public void Advance(int count)
        {
        }

        public Memory<int> GetMemory(int sizeHint = 0) => _left-- > 0 ? _buffer : throw new IOException("The disk is full.");

        public Span<int> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
