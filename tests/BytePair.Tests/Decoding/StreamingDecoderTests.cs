using System.Buffers;
using System.Runtime.CompilerServices;
using BytePair.Tests.Support;

namespace BytePair.Tests.Decoding;

/// <summary>What a streaming decoder promises besides the text: when it gives it, what an exception leaves, and how a sequence ends.</summary>
public sealed class StreamingDecoderTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("cl100k_base");

    /// <summary>The emoji U+1F61E is the tokens F0 9F 98 and 9E.</summary>
    private static readonly int[] Emoji = Tokenizer.EncodeToIds("😞");

    [Fact]
    public void A_character_comes_with_its_last_byte()
    {
        StreamingDecoder decoder = Tokenizer.CreateDecoder();
        Assert.Equal(2, Emoji.Length);
        Assert.Equal("", decoder.Append(Emoji[0]));
        Assert.Equal(3, decoder.PendingBytes);
        Assert.Equal("😞", decoder.Append(Emoji[1]));
        Assert.Equal(0, decoder.PendingBytes);
        Assert.Equal("", decoder.Flush());
    }

    [Fact]
    public void What_is_cut_off_becomes_one_replacement_character_and_the_next_text_begins_anew()
    {
        StreamingDecoder decoder = Tokenizer.CreateDecoder();
        Assert.Equal("", decoder.Append(Emoji[0]));
        Assert.Equal("\uFFFD", decoder.Flush());
        Assert.Equal("\uFFFD", decoder.Append(Emoji[1]));
        Assert.Equal("", decoder.Append(Emoji[0]));
        decoder.Reset();
        Assert.Equal("😞", decoder.Append(Emoji));
    }

    [Fact]
    public void An_exception_leaves_the_decoder_as_it_was()
    {
        StreamingDecoder decoder = Tokenizer.CreateDecoder(invalidUtf8: InvalidUtf8Handling.Throw);
        int[] invalid = [.. Tokenizer.EncodeToIds("ab"), Emoji[0], .. Tokenizer.EncodeToIds("c")];
        ArrayBufferWriter<char> writer = new();
        decoder.Append(Tokenizer.EncodeToIds("one"));
        Assert.Equal("", decoder.Append(Emoji[0]));

        Action[] refused =
        [
            () => decoder.Append(invalid),
            () => decoder.Append(invalid, writer),
            () => decoder.Append(invalid, new char[100], out _, out _),
            () => decoder.Flush(),
            () => decoder.Flush(writer),
            () => decoder.TryFlush(new char[1], out _),
        ];
        Assert.All(refused, shape => Assert.Equal(3, Assert.Throws<InvalidUtf8Exception>(shape).BytePosition));
        Action[] unknown = [() => decoder.Append([0, -1]), () => decoder.Append([0, -1], writer), () => decoder.Append([0, -1], new char[100], out _, out _)];
        Assert.All(unknown, shape => Assert.Equal(3, Assert.Throws<UnknownTokenIdException>(shape).Index));
        Assert.Equal("😞", decoder.Append(Emoji[1]));
    }

    /// <summary>What isn't known is told before anything is written, and by its place in the whole stream.</summary>
    [Fact]
    public void Unknown_ids_are_counted_from_the_beginning_of_the_stream()
    {
        int[] ids = [.. Enumerable.Range(0, 3000), -5];
        Assert.Equal(3000, Assert.Throws<UnknownTokenIdException>(() => string.Concat(Tokenizer.DecodeStream(ids))).Index);
        ArrayBufferWriter<char> writer = new();
        Assert.Equal(3000, Assert.Throws<UnknownTokenIdException>(() => Tokenizer.Decode(ids, writer)).Index);
        Assert.Equal(0, writer.WrittenCount);
    }

    [Fact]
    public void A_sequence_is_read_no_further_than_its_text_is_asked_for()
    {
        int read = 0;
        using IEnumerator<string> parts = Tokenizer.DecodeStream(Enumerable.Range(0, 10).Select(id => ++read + id)).GetEnumerator();
        Assert.True(parts.MoveNext());
        Assert.Equal(1, read);
    }

    [Fact]
    public async Task An_asynchronous_sequence_gives_the_same_parts()
    {
        int[] ids = Tokenizer.EncodeToIds("naïve 😞 text, Ŧ汉");
        List<string> parts = [];
        await foreach (string part in Tokenizer.DecodeStreamAsync(Arriving([.. ids, Emoji[0]])))
        {
            parts.Add(part);
        }

        Assert.Equal(Tokenizer.DecodeStream([.. ids, Emoji[0]]), parts);
        Assert.Equal("naïve 😞 text, Ŧ汉\uFFFD", string.Concat(parts));
    }

    [Fact]
    public async Task A_cancelled_sequence_ends()
    {
        using CancellationTokenSource source = new();
        List<string> parts = [];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(ReadAsync);
        Assert.Equal(3, parts.Count);

        async Task ReadAsync()
        {
            await foreach (string part in Tokenizer.DecodeStreamAsync(Arriving(Enumerable.Repeat(64, 1000)), cancellationToken: source.Token).ConfigureAwait(false))
            {
                parts.Add(part);
                if (parts.Count == 3)
                {
                    await source.CancelAsync().ConfigureAwait(false);
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_refused_with_null_or_a_value_without_name()
    {
        Assert.Throws<ArgumentNullException>(() => Tokenizer.DecodeStream(null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.DecodeStreamAsync(null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Decode([], (IBufferWriter<char>)null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CreateDecoder().Append([], null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CreateDecoder().Flush(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.CreateDecoder((SpecialTokenDecoding)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.Decode([], invalidUtf8: (InvalidUtf8Handling)(-1)));
    }

    /// <summary>Bad writers are told apart from an endless loop.</summary>
    [Fact]
    public void A_writer_that_gives_no_room_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Tokenizer.Decode([0], new NoRoomWriter<char>()));
        Assert.Throws<ArgumentException>(() => Tokenizer.DecodeToUtf8([0], new NoRoomWriter<byte>()));
        Assert.Throws<ArgumentException>(() => Tokenizer.Decode([Emoji[0]], new NoRoomWriter<char>()));
    }

    private static async IAsyncEnumerable<int> Arriving(IEnumerable<int> ids, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (int id in ids)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return id;
        }
    }

    private sealed class NoRoomWriter<T> : IBufferWriter<T>
    {
        public void Advance(int count) => Assert.Equal(0, count);

        public Memory<T> GetMemory(int sizeHint = 0) => default;

        public Span<T> GetSpan(int sizeHint = 0) => default;
    }
}
