using System.Buffers;
using BytePair.Blocks;
using BytePair.Sinks;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Encodes a text into a caller's writer.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="destination">Receives the ids in order.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of ids.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> or <paramref name="destination"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// The text contains a special token that <paramref name="specialTokens"/> refuses. Ids of text before it may have been written.
    /// </exception>
    /// <remarks>Linear in the length of the text. What the writer throws comes through; ids may have been written until then.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var ids = new ArrayBufferWriter&lt;int&gt;();
    /// long count = tokenizer.Encode("Hello, world!", ids);               // 4
    /// int first = ids.WrittenSpan[0];                                    // 13225
    /// </code>
    /// </example>
    public long Encode(string text, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return Encode(text.AsSpan(), destination, specialTokens);
    }

    /// <inheritdoc cref="Encode(string, IBufferWriter{int}, SpecialTokenHandling)"/>
    public long Encode(ReadOnlySpan<char> text, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        var sink = new BufferWriterSink(destination);
        encoder.Encode(text, this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Count;
    }

    /// <param name="utf8Text">The text in UTF-8; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="destination">Receives the ids in order.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <inheritdoc cref="Encode(string, IBufferWriter{int}, SpecialTokenHandling)"/>
    public long Encode(ReadOnlySpan<byte> utf8Text, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        var sink = new BufferWriterSink(destination);
        encoder.Encode(utf8Text, this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Count;
    }

    /// <summary>Encodes a text in UTF-8 that lies in several pieces of memory.</summary>
    /// <param name="utf8Text">The text; a character or a special token may straddle its segments.</param>
    /// <param name="destination">Receives the ids in order.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of ids.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// The text contains a special token that <paramref name="specialTokens"/> refuses. Ids of text before it may have been written.
    /// </exception>
    /// <remarks>The ids are those of the whole text. Linear in the length of the text; the memory used doesn't grow with it.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var utf8Text = new ReadOnlySequence&lt;byte&gt;("Hello, world!"u8.ToArray());
    /// var ids = new ArrayBufferWriter&lt;int&gt;();
    /// long count = tokenizer.Encode(utf8Text, ids);                      // 4
    /// </code>
    /// </example>
    public long Encode(in ReadOnlySequence<byte> utf8Text, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        var sink = new BufferWriterSink(destination);
        Encode(utf8Text, specialTokens, ref sink);
        return sink.Count;
    }

    /// <summary>Encodes a stream of UTF-8 to its end, block by block.</summary>
    /// <param name="utf8Stream">The text, read from where the stream stands; it isn't closed. A byte-order mark is text.</param>
    /// <param name="destination">Receives the ids in order.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of ids.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Stream"/> or <paramref name="destination"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// The text contains a special token that <paramref name="specialTokens"/> refuses. Ids of text before it may have been written.
    /// </exception>
    /// <remarks>
    /// The ids are those of the whole text at once. Linear in the length of the text; the memory used doesn't grow with it (32 MB
    /// were measured for 1 GB of mixed text), but for a word without end that mixes kinds of letters, which is held whole.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// using var stream = new MemoryStream("Hello, world!"u8.ToArray());
    /// var ids = new ArrayBufferWriter&lt;int&gt;();
    /// long count = tokenizer.Encode(stream, ids);                        // 4
    /// </code>
    /// </example>
    public long Encode(Stream utf8Stream, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(utf8Stream, nameof(utf8Stream));
        ThrowHelper.IfNull(destination, nameof(destination));
        var sink = new BufferWriterSink(destination);
        encoder.Encode(new StreamSource(utf8Stream), this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Count;
    }

    /// <summary>Encodes the text that a reader gives to its end, block by block.</summary>
    /// <param name="reader">The text; it isn't closed. A lone surrogate reads as U+FFFD.</param>
    /// <param name="destination">Receives the ids in order.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of ids.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> or <paramref name="destination"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// The text contains a special token that <paramref name="specialTokens"/> refuses; its position is in chars. Ids of text
    /// before it may have been written.
    /// </exception>
    /// <remarks>As for <see cref="Encode(Stream, IBufferWriter{int}, SpecialTokenHandling)"/>.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// using var reader = new StringReader("Hello, world!");
    /// var ids = new ArrayBufferWriter&lt;int&gt;();
    /// long count = tokenizer.Encode(reader, ids);                        // 4
    /// </code>
    /// </example>
    public long Encode(TextReader reader, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(reader, nameof(reader));
        ThrowHelper.IfNull(destination, nameof(destination));
        using var source = new ReaderSource(reader);
        var sink = new BufferWriterSink(destination);
        encoder.Encode(source, this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Count;
    }
}
