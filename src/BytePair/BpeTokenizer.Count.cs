using System.Buffers;
using BytePair.Blocks;
using BytePair.Sinks;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Counts the tokens of a text: the length of <see cref="EncodeToIds(string, SpecialTokenHandling)"/>, without the ids.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/> tokens.</exception>
    /// <remarks>Linear in the length of the text. Nothing is allocated.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// int count = tokenizer.CountTokens("Hello, world!");                // 4
    /// </code>
    /// </example>
    public int CountTokens(string text, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return CountTokens(text.AsSpan(), specialTokens);
    }

    /// <inheritdoc cref="CountTokens(string, SpecialTokenHandling)"/>
    public int CountTokens(ReadOnlySpan<char> text, SpecialTokenHandling specialTokens = default)
    {
        var sink = new CountSink();
        encoder.Encode(text, this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Count <= int.MaxValue ? (int)sink.Count : throw ThrowHelper.TooManyTokens(sink.Count);
    }

    /// <summary>Counts the tokens of a text in UTF-8: the length of <see cref="EncodeToIds(ReadOnlySpan{byte}, SpecialTokenHandling)"/>, without the ids.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of tokens, never above the number of bytes.</returns>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>Linear in the length of the text. Nothing is allocated.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// int count = tokenizer.CountTokens("Hello, world!"u8);              // 4
    /// </code>
    /// </example>
    public int CountTokens(ReadOnlySpan<byte> utf8Text, SpecialTokenHandling specialTokens = default)
    {
        var sink = new CountSink();
        encoder.Encode(utf8Text, this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Count <= int.MaxValue ? (int)sink.Count : throw ThrowHelper.TooManyTokens(sink.Count);
    }

    /// <summary>Counts the tokens of a text in UTF-8 that lies in several pieces of memory.</summary>
    /// <param name="utf8Text">The text; a character or a special token may straddle its segments.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>The count is that of the whole text. Linear in the length of the text; the memory used doesn't grow with it.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var utf8Text = new ReadOnlySequence&lt;byte&gt;("Hello, world!"u8.ToArray());
    /// long count = tokenizer.CountTokens(utf8Text);                      // 4
    /// </code>
    /// </example>
    public long CountTokens(in ReadOnlySequence<byte> utf8Text, SpecialTokenHandling specialTokens = default)
    {
        var sink = new CountSink();
        Encode(utf8Text, specialTokens, ref sink);
        return sink.Count;
    }

    /// <summary>Counts the tokens of a stream of UTF-8, read to its end.</summary>
    /// <param name="utf8Stream">The text, read from where the stream stands; it isn't closed. A byte-order mark is text.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Stream"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>
    /// The count is that of the whole text at once. Linear in the length of the text; the memory used doesn't grow with it (32 MB
    /// were measured for 1 GB of mixed text), but for a word without end that mixes kinds of letters, which is held whole.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// using var stream = new MemoryStream("Hello, world!"u8.ToArray());
    /// long count = tokenizer.CountTokens(stream);                        // 4
    /// </code>
    /// </example>
    public long CountTokens(Stream utf8Stream, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(utf8Stream, nameof(utf8Stream));
        var sink = new CountSink();
        encoder.Encode(new StreamSource(utf8Stream), this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Count;
    }

    /// <summary>Counts the tokens of the text that a reader gives, read to its end.</summary>
    /// <param name="reader">The text; it isn't closed. A lone surrogate reads as U+FFFD.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses; its position is in chars.</exception>
    /// <remarks>
    /// The count is that of the whole text at once. Linear in the length of the text; the memory used doesn't grow with it, as for
    /// <see cref="CountTokens(Stream, SpecialTokenHandling)"/>.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// using var reader = new StringReader("Hello, world!");
    /// long count = tokenizer.CountTokens(reader);                        // 4
    /// </code>
    /// </example>
    public long CountTokens(TextReader reader, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(reader, nameof(reader));
        using var source = new ReaderSource(reader);
        var sink = new CountSink();
        encoder.Encode(source, this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Count;
    }
}
