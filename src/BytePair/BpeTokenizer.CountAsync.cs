using System.IO.Pipelines;
using BytePair.Blocks;
using BytePair.Sinks;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Counts the tokens of a stream of UTF-8, read to its end without blocking a thread.</summary>
    /// <param name="utf8Stream">The text, read from where the stream stands; it isn't closed. A byte-order mark is text.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="cancellationToken">Looked at before each read, and handed to the stream.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Stream"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; the stream stands somewhere in the text.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>The same count, time and memory as of <see cref="CountTokens(Stream, SpecialTokenHandling)"/>.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// using var stream = new MemoryStream("Hello, world!"u8.ToArray());
    /// long count = await tokenizer.CountTokensAsync(stream);             // 4
    /// </code>
    /// </example>
    public Task<long> CountTokensAsync(Stream utf8Stream, SpecialTokenHandling specialTokens = default, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(utf8Stream, nameof(utf8Stream));
        return CountAsync(new StreamSource(utf8Stream), specialTokens, cancellationToken);
    }

    /// <summary>Counts the tokens of the text that a reader gives, read to its end without blocking a thread.</summary>
    /// <param name="reader">The text; it isn't closed. A lone surrogate reads as U+FFFD.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="cancellationToken">Looked at before each read, and handed to the reader where the framework's readers take one (not in .NET Framework).</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled; the reader stands somewhere in the text.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses; its position is in chars.</exception>
    /// <remarks>The same count, time and memory as of <see cref="CountTokens(TextReader, SpecialTokenHandling)"/>.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// using var reader = new StringReader("Hello, world!");
    /// long count = await tokenizer.CountTokensAsync(reader);             // 4
    /// </code>
    /// </example>
    public Task<long> CountTokensAsync(TextReader reader, SpecialTokenHandling specialTokens = default, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(reader, nameof(reader));
        return CountAsync(new ReaderSource(reader), specialTokens, cancellationToken);
    }

    /// <summary>Counts the tokens of the UTF-8 that comes through a pipe, to its end.</summary>
    /// <param name="utf8Pipe">The text. What was read is consumed; the pipe isn't completed.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <param name="cancellationToken">Looked at before each read, and handed to the pipe.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Pipe"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or the pipe's pending read was.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>The same count, time and memory as of <see cref="CountTokens(Stream, SpecialTokenHandling)"/>.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var stream = new MemoryStream("Hello, world!"u8.ToArray());
    /// long count = await tokenizer.CountTokensAsync(System.IO.Pipelines.PipeReader.Create(stream)); // 4
    /// </code>
    /// </example>
    public Task<long> CountTokensAsync(PipeReader utf8Pipe, SpecialTokenHandling specialTokens = default, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(utf8Pipe, nameof(utf8Pipe));
        return CountAsync(new PipeSource(utf8Pipe), specialTokens, cancellationToken);
    }

    private async Task<long> CountAsync<TSource>(TSource source, SpecialTokenHandling handling, CancellationToken cancellationToken)
        where TSource : IAwaitableText
    {
        using (source as IDisposable)
        {
            CountSink sink = await encoder.EncodeAsync(source, specialTokens.RulesFor(handling), new CountSink(), cancellationToken).ConfigureAwait(false);
            return sink.Count;
        }
    }
}
