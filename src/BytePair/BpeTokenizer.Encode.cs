using System.Buffers;
using BytePair.Blocks;
using BytePair.Sinks;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>The first guess of how many ids a text has; the buffer grows where there are more.</summary>
    private const int BytesPerIdGuess = 3;

    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The ids in order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <exception cref="OverflowException">There are more ids than an array holds.</exception>
    /// <remarks>Linear in the length of the text.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// int[] ids = tokenizer.EncodeToIds("Hello, world!");                // 13225, 11, 2375, 0
    /// </code>
    /// </example>
    public int[] EncodeToIds(string text, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return EncodeToIds(text.AsSpan(), specialTokens);
    }

    /// <inheritdoc cref="EncodeToIds(string, SpecialTokenHandling)"/>
    public int[] EncodeToIds(ReadOnlySpan<char> text, SpecialTokenHandling specialTokens = default)
    {
        var sink = new ListSink(text.Length / BytesPerIdGuess);
        try
        {
            encoder.Encode(text, this.specialTokens.RulesFor(specialTokens), ref sink);
            return sink.ToArray();
        }
        finally
        {
            sink.Dispose();
        }
    }

    /// <summary>Encodes a text in UTF-8.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The ids in order.</returns>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <exception cref="OverflowException">There are more ids than an array holds.</exception>
    /// <remarks>Linear in the length of the text.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// int[] ids = tokenizer.EncodeToIds("Hello, world!"u8);              // 13225, 11, 2375, 0
    /// </code>
    /// </example>
    public int[] EncodeToIds(ReadOnlySpan<byte> utf8Text, SpecialTokenHandling specialTokens = default)
    {
        var sink = new ListSink(utf8Text.Length / BytesPerIdGuess);
        try
        {
            encoder.Encode(utf8Text, this.specialTokens.RulesFor(specialTokens), ref sink);
            return sink.ToArray();
        }
        finally
        {
            sink.Dispose();
        }
    }

    /// <summary>Encodes a text into a caller's span, if its ids fit.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="destination">Receives the ids; where the result is false, its contents are unspecified.</param>
    /// <param name="idsWritten">The number of ids written; 0 where the result is false.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>False if the ids don't fit. A text of n bytes in UTF-8 has at most n.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>Linear in the length of the text, and ends early once the destination is full. Nothing is allocated.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// int[] ids = new int[100];
    /// bool fits = tokenizer.TryEncode("Hello, world!", ids, out int idsWritten); // True
    /// int written = idsWritten;                                          // 4
    /// </code>
    /// </example>
    public bool TryEncode(string text, Span<int> destination, out int idsWritten, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return TryEncode(text.AsSpan(), destination, out idsWritten, specialTokens);
    }

    /// <inheritdoc cref="TryEncode(string, Span{int}, out int, SpecialTokenHandling)"/>
    public unsafe bool TryEncode(ReadOnlySpan<char> text, Span<int> destination, out int idsWritten, SpecialTokenHandling specialTokens = default)
    {
        fixed (int* start = destination)
        {
            var sink = new SpanSink(start, destination.Length);
            encoder.Encode(text, this.specialTokens.RulesFor(specialTokens), ref sink);
            idsWritten = sink.IsFull ? 0 : sink.Written;
            return !sink.IsFull;
        }
    }

    /// <param name="utf8Text">The text in UTF-8; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="destination">Receives the ids; where the result is false, its contents are unspecified.</param>
    /// <param name="idsWritten">The number of ids written; 0 where the result is false.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <inheritdoc cref="TryEncode(string, Span{int}, out int, SpecialTokenHandling)"/>
    public unsafe bool TryEncode(ReadOnlySpan<byte> utf8Text, Span<int> destination, out int idsWritten, SpecialTokenHandling specialTokens = default)
    {
        fixed (int* start = destination)
        {
            var sink = new SpanSink(start, destination.Length);
            encoder.Encode(utf8Text, this.specialTokens.RulesFor(specialTokens), ref sink);
            idsWritten = sink.IsFull ? 0 : sink.Written;
            return !sink.IsFull;
        }
    }

    /// <summary>
    /// Encodes as much of a text as fits a destination, so that the rest can be encoded by further calls: the ids of all calls
    /// are those of the whole text.
    /// </summary>
    /// <param name="text">The text, or what of it wasn't consumed yet; a lone surrogate reads as U+FFFD.</param>
    /// <param name="destination">Receives the ids. What is behind those counted may have been overwritten.</param>
    /// <param name="charsConsumed">How many chars the ids stand for. The next call takes the text from here on.</param>
    /// <param name="idsWritten">The number of ids written.</param>
    /// <param name="isFinalBlock">Whether the text ends with <paramref name="text"/>. If not, its last part waits: what follows could change its ids.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>
    /// <see cref="OperationStatus.Done"/> if all of the text is consumed;
    /// <see cref="OperationStatus.DestinationTooSmall"/> if the ids of the next piece don't fit any more;
    /// <see cref="OperationStatus.NeedMoreData"/>, only where <paramref name="isFinalBlock"/> is false, if the next piece has no
    /// certain end yet: call again with the rest and more text behind it. Never <see cref="OperationStatus.InvalidData"/>.
    /// </returns>
    /// <exception cref="DisallowedSpecialTokenException">
    /// The text contains a special token that <paramref name="specialTokens"/> refuses. It is found when the text around it is
    /// encoded, so that earlier calls may have given the ids of text before it; its position is counted from the beginning of
    /// this call's <paramref name="text"/>.
    /// </exception>
    /// <remarks>
    /// <para>
    /// Ids are written in whole pieces (a word, a number, a run of spaces or symbols, a special token). A piece has at most as
    /// many ids as bytes in UTF-8, and no fixed number is enough for all: a run of a million letters is one piece. Where the
    /// status is <see cref="OperationStatus.DestinationTooSmall"/> and no id was written, call again with a destination twice as
    /// large; one of 3 ids for each char always suffices.
    /// </para>
    /// <para>
    /// Linear in what is consumed, in the room in the destination, and in the length of the piece that comes next. Nothing is allocated.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// ReadOnlySpan&lt;char&gt; text = "Hello, world!";
    /// int[] ids = new int[3];
    /// OperationStatus first = tokenizer.Encode(text, ids, out int charsConsumed, out int idsWritten); // DestinationTooSmall
    /// int soFar = charsConsumed;                                         // 12
    /// OperationStatus second = tokenizer.Encode(text.Slice(charsConsumed), ids, out charsConsumed, out idsWritten); // Done
    /// int last = ids[0];                                                 // 0
    /// </code>
    /// </example>
    public unsafe OperationStatus Encode(
        ReadOnlySpan<char> text,
        Span<int> destination,
        out int charsConsumed,
        out int idsWritten,
        bool isFinalBlock = true,
        SpecialTokenHandling specialTokens = default)
    {
        fixed (int* start = destination)
        {
            var sink = new SpanSink(start, destination.Length);
            OperationStatus status = encoder.EncodeSome(text, isFinalBlock, this.specialTokens.RulesFor(specialTokens), ref sink, out charsConsumed);
            idsWritten = sink.Written;
            return status;
        }
    }

    /// <summary>
    /// Encodes as much of a text in UTF-8 as fits a destination, so that the rest can be encoded by further calls: the ids of
    /// all calls are those of the whole text.
    /// </summary>
    /// <param name="utf8Text">The text, or what of it wasn't consumed yet; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="destination">Receives the ids. What is behind those counted may have been overwritten.</param>
    /// <param name="bytesConsumed">How many bytes the ids stand for. The next call takes the text from here on.</param>
    /// <param name="idsWritten">The number of ids written.</param>
    /// <param name="isFinalBlock">Whether the text ends with <paramref name="utf8Text"/>. If not, its last part waits: what follows could change its ids.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <inheritdoc cref="Encode(ReadOnlySpan{char}, Span{int}, out int, out int, bool, SpecialTokenHandling)"/>
    public unsafe OperationStatus Encode(
        ReadOnlySpan<byte> utf8Text,
        Span<int> destination,
        out int bytesConsumed,
        out int idsWritten,
        bool isFinalBlock = true,
        SpecialTokenHandling specialTokens = default)
    {
        fixed (int* start = destination)
        {
            var sink = new SpanSink(start, destination.Length);
            OperationStatus status = encoder.EncodeSome(utf8Text, isFinalBlock, this.specialTokens.RulesFor(specialTokens), ref sink, out bytesConsumed);
            idsWritten = sink.Written;
            return status;
        }
    }

    /// <summary>Adds the ids of a text in several pieces of memory: at once if it is one.</summary>
    private void Encode<TSink>(in ReadOnlySequence<byte> utf8Text, SpecialTokenHandling handling, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        if (utf8Text.IsSingleSegment)
        {
            encoder.Encode(utf8Text.First.Span, specialTokens.RulesFor(handling), ref sink);
        }
        else
        {
            encoder.Encode(new SequenceSource(utf8Text), specialTokens.RulesFor(handling), ref sink);
        }
    }
}
