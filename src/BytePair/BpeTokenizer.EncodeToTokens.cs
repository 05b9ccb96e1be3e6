using System.Buffers;
using BytePair.Offsets;
using BytePair.Special;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Encodes a text and says where in it each token stands.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The tokens in order, their places in chars.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <exception cref="OverflowException">There are more tokens than an array holds.</exception>
    /// <remarks>Linear in the length of the text. <see cref="EncodedToken"/> says what the place of half a character is.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// EncodedToken[] tokens = tokenizer.EncodeToTokens("Hello, world!");
    /// int id = tokens[2].Id;                                             // 2375
    /// string word = "Hello, world!"[tokens[2].Range];                    //  world
    /// </code>
    /// </example>
    public EncodedToken[] EncodeToTokens(string text, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return EncodeToTokens(text.AsSpan(), specialTokens);
    }

    /// <inheritdoc cref="EncodeToTokens(string, SpecialTokenHandling)"/>
    public EncodedToken[] EncodeToTokens(ReadOnlySpan<char> text, SpecialTokenHandling specialTokens = default)
    {
        var sink = new TokenSink<PooledTokens>(vocabulary, isUtf16: true, new PooledTokens(text.Length / BytesPerIdGuess), SpecialOnly);
        try
        {
            FindPlaces(text, this.specialTokens.RulesFor(specialTokens), ref sink);
            return sink.Destination.ToArray();
        }
        finally
        {
            sink.Destination.Dispose();
        }
    }

    /// <summary>Encodes a text in UTF-8 and says where in it each token stands.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The tokens in order, their places in bytes: without gap or overlap.</returns>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <exception cref="OverflowException">There are more tokens than an array holds.</exception>
    /// <remarks>Linear in the length of the text.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// EncodedToken[] tokens = tokenizer.EncodeToTokens("Hello, world!"u8);
    /// int start = tokens[2].Start;                                       // 6
    /// int length = tokens[2].Length;                                     // 6
    /// </code>
    /// </example>
    public EncodedToken[] EncodeToTokens(ReadOnlySpan<byte> utf8Text, SpecialTokenHandling specialTokens = default)
    {
        var sink = new TokenSink<PooledTokens>(vocabulary, isUtf16: false, new PooledTokens(utf8Text.Length / BytesPerIdGuess), SpecialOnly);
        try
        {
            FindPlaces(utf8Text, this.specialTokens.RulesFor(specialTokens), ref sink);
            return sink.Destination.ToArray();
        }
        finally
        {
            sink.Destination.Dispose();
        }
    }

    /// <summary>Encodes a text into a caller's writer and says where in the text each token stands.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="destination">Receives the tokens in order, their places in chars.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> or <paramref name="destination"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">
    /// The text contains a special token that <paramref name="specialTokens"/> refuses. Tokens of text before it may have been written.
    /// </exception>
    /// <remarks>Linear in the length of the text.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var tokens = new ArrayBufferWriter&lt;EncodedToken&gt;();
    /// long count = tokenizer.EncodeToTokens("Hello, world!", tokens);    // 4
    /// int start = tokens.WrittenSpan[1].Start;                           // 5
    /// </code>
    /// </example>
    public long EncodeToTokens(string text, IBufferWriter<EncodedToken> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return EncodeToTokens(text.AsSpan(), destination, specialTokens);
    }

    /// <inheritdoc cref="EncodeToTokens(string, IBufferWriter{EncodedToken}, SpecialTokenHandling)"/>
    public long EncodeToTokens(ReadOnlySpan<char> text, IBufferWriter<EncodedToken> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        var sink = new TokenSink<TokenWriter>(vocabulary, isUtf16: true, new TokenWriter(destination), SpecialOnly);
        FindPlaces(text, this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Destination.Flush();
    }

    /// <param name="utf8Text">The text in UTF-8; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="destination">Receives the tokens in order, their places in bytes.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <inheritdoc cref="EncodeToTokens(string, IBufferWriter{EncodedToken}, SpecialTokenHandling)"/>
    public long EncodeToTokens(ReadOnlySpan<byte> utf8Text, IBufferWriter<EncodedToken> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        var sink = new TokenSink<TokenWriter>(vocabulary, isUtf16: false, new TokenWriter(destination), SpecialOnly);
        FindPlaces(utf8Text, this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Destination.Flush();
    }

    /// <summary>Encodes a text into a caller's span, if its tokens fit, and says where in the text each stands.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="destination">Receives the tokens, their places in chars; where the result is false, its contents are unspecified.</param>
    /// <param name="tokensWritten">The number of tokens written; 0 where the result is false.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>False if the tokens don't fit. A text of n bytes in UTF-8 has at most n.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>Linear in the length of the text, and ends early once the destination is full. Nothing is allocated.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var tokens = new EncodedToken[100];
    /// bool fits = tokenizer.TryEncodeToTokens("Hello, world!", tokens, out int tokensWritten); // True
    /// int written = tokensWritten;                                       // 4
    /// </code>
    /// </example>
    public bool TryEncodeToTokens(string text, Span<EncodedToken> destination, out int tokensWritten, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return TryEncodeToTokens(text.AsSpan(), destination, out tokensWritten, specialTokens);
    }

    /// <inheritdoc cref="TryEncodeToTokens(string, Span{EncodedToken}, out int, SpecialTokenHandling)"/>
    public unsafe bool TryEncodeToTokens(
        ReadOnlySpan<char> text, Span<EncodedToken> destination, out int tokensWritten, SpecialTokenHandling specialTokens = default)
    {
        fixed (EncodedToken* start = destination)
        {
            var sink = new TokenSink<TokenSpan>(vocabulary, isUtf16: true, new TokenSpan(start, destination.Length), SpecialOnly);
            FindPlaces(text, this.specialTokens.RulesFor(specialTokens), ref sink);
            tokensWritten = sink.IsFull ? 0 : sink.Destination.Written;
            return !sink.IsFull;
        }
    }

    /// <param name="utf8Text">The text in UTF-8; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="destination">Receives the tokens, their places in bytes; where the result is false, its contents are unspecified.</param>
    /// <param name="tokensWritten">The number of tokens written; 0 where the result is false.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <inheritdoc cref="TryEncodeToTokens(string, Span{EncodedToken}, out int, SpecialTokenHandling)"/>
    public unsafe bool TryEncodeToTokens(
        ReadOnlySpan<byte> utf8Text, Span<EncodedToken> destination, out int tokensWritten, SpecialTokenHandling specialTokens = default)
    {
        fixed (EncodedToken* start = destination)
        {
            var sink = new TokenSink<TokenSpan>(vocabulary, isUtf16: false, new TokenSpan(start, destination.Length), SpecialOnly);
            FindPlaces(utf8Text, this.specialTokens.RulesFor(specialTokens), ref sink);
            tokensWritten = sink.IsFull ? 0 : sink.Destination.Written;
            return !sink.IsFull;
        }
    }

    /// <summary>Tells special tokens from others that a model's file adds; null where it adds none.</summary>
    private Func<int, bool>? SpecialOnly => specialTokens.Added.IsEmpty ? null : specialTokens.IsSpecial;

    private void FindPlaces<TDestination>(ReadOnlySpan<char> text, SpecialRules? rules, ref TokenSink<TDestination> sink)
        where TDestination : struct, ITokenDestination
    {
        if (encoder.IsDirect(rules, text))
        {
            encoder.Encode(text, rules, ref sink);
        }
        else
        {
            sink.AddPlaced(encoder.FindPlaces(text, rules));
        }
    }

    private void FindPlaces<TDestination>(ReadOnlySpan<byte> utf8Text, SpecialRules? rules, ref TokenSink<TDestination> sink)
        where TDestination : struct, ITokenDestination
    {
        if (encoder.IsDirect(rules, utf8Text))
        {
            encoder.Encode(utf8Text, rules, ref sink);
        }
        else
        {
            sink.AddPlaced(encoder.FindPlaces(utf8Text, rules));
        }
    }
}
