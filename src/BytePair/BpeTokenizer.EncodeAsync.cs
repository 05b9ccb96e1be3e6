using System.Buffers;
using System.IO.Pipelines;
using BytePair.Blocks;
using BytePair.Sinks;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Encodes a stream of UTF-8 to its end, block by block, without blocking a thread.</summary>
    /// <param name="utf8Stream">The text, read from where the stream stands; it isn't closed. A byte-order mark is text.</param>
    /// <param name="destination">Receives the ids in order.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="cancellationToken">Looked at before each read, and handed to the stream.</param>
    /// <returns>The number of ids.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Stream"/> or <paramref name="destination"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled. Ids may have been written, all of them those of the text's beginning.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// The text contains a special token that <paramref name="specialTokens"/> refuses. Ids of text before it may have been written.
    /// </exception>
    /// <remarks>The same ids, time and memory as of <see cref="Encode(Stream, IBufferWriter{int}, SpecialTokenHandling)"/>.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// using var stream = new MemoryStream("Hello, world!"u8.ToArray());
    /// var ids = new ArrayBufferWriter&lt;int&gt;();
    /// long count = await tokenizer.EncodeAsync(stream, ids);             // 4
    /// </code>
    /// </example>
    public Task<long> EncodeAsync(
        Stream utf8Stream, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(utf8Stream, nameof(utf8Stream));
        ThrowHelper.IfNull(destination, nameof(destination));
        return EncodeAsync(new StreamSource(utf8Stream), destination, specialTokens, cancellationToken);
    }

    /// <summary>Encodes the text that a reader gives to its end, block by block, without blocking a thread.</summary>
    /// <param name="reader">The text; it isn't closed. A lone surrogate reads as U+FFFD.</param>
    /// <param name="destination">Receives the ids in order.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="cancellationToken">Looked at before each read, and handed to the reader where the framework's readers take one (not in .NET Framework).</param>
    /// <returns>The number of ids.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> or <paramref name="destination"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled. Ids may have been written, all of them those of the text's beginning.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// The text contains a special token that <paramref name="specialTokens"/> refuses; its position is in chars. Ids of text
    /// before it may have been written.
    /// </exception>
    /// <remarks>The same ids, time and memory as of <see cref="Encode(Stream, IBufferWriter{int}, SpecialTokenHandling)"/>.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// using var reader = new StringReader("Hello, world!");
    /// var ids = new ArrayBufferWriter&lt;int&gt;();
    /// long count = await tokenizer.EncodeAsync(reader, ids);             // 4
    /// </code>
    /// </example>
    public Task<long> EncodeAsync(
        TextReader reader, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(reader, nameof(reader));
        ThrowHelper.IfNull(destination, nameof(destination));
        return EncodeAsync(new ReaderSource(reader), destination, specialTokens, cancellationToken);
    }

    /// <summary>Encodes the UTF-8 that comes through a pipe to its end, block by block.</summary>
    /// <param name="utf8Pipe">The text. What was read is consumed; the pipe isn't completed.</param>
    /// <param name="destination">Receives the ids in order.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="cancellationToken">Looked at before each read, and handed to the pipe.</param>
    /// <returns>The number of ids.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Pipe"/> or <paramref name="destination"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or the pipe's pending read was. Ids may have been written, all of them those of the text's beginning.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// The text contains a special token that <paramref name="specialTokens"/> refuses. Ids of text before it may have been written.
    /// </exception>
    /// <remarks>The same ids, time and memory as of <see cref="Encode(Stream, IBufferWriter{int}, SpecialTokenHandling)"/>.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var stream = new MemoryStream("Hello, world!"u8.ToArray());
    /// var ids = new ArrayBufferWriter&lt;int&gt;();
    /// long count = await tokenizer.EncodeAsync(System.IO.Pipelines.PipeReader.Create(stream), ids); // 4
    /// </code>
    /// </example>
    public Task<long> EncodeAsync(
        PipeReader utf8Pipe, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(utf8Pipe, nameof(utf8Pipe));
        ThrowHelper.IfNull(destination, nameof(destination));
        return EncodeAsync(new PipeSource(utf8Pipe), destination, specialTokens, cancellationToken);
    }

    private async Task<long> EncodeAsync<TSource>(
        TSource source, IBufferWriter<int> destination, SpecialTokenHandling handling, CancellationToken cancellationToken)
        where TSource : IAwaitableText
    {
        using (source as IDisposable)
        {
            BufferWriterSink sink = await encoder
                .EncodeAsync(source, specialTokens.RulesFor(handling), new BufferWriterSink(destination), cancellationToken)
                .ConfigureAwait(false);
            return sink.Count;
        }
    }
}
