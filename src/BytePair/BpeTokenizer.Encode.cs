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
            Encode(text, specialTokens, ref sink);
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
    /// <inheritdoc cref="EncodeToIds(string, SpecialTokenHandling)"/>
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
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>Linear in the length of the text, and ends early once the destination is full.</remarks>
    public unsafe bool TryEncode(ReadOnlySpan<char> text, Span<int> destination, out int idsWritten, SpecialTokenHandling specialTokens = default)
    {
        fixed (int* start = destination)
        {
            var sink = new SpanSink(start, destination.Length);
            Encode(text, specialTokens, ref sink);
            idsWritten = sink.IsFull ? 0 : sink.Written;
            return !sink.IsFull;
        }
    }

    /// <summary>Encodes a text in UTF-8 into a caller's span, if its ids fit.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="destination">Receives the ids; where the result is false, its contents are unspecified.</param>
    /// <param name="idsWritten">The number of ids written; 0 where the result is false.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <inheritdoc cref="TryEncode(ReadOnlySpan{char}, Span{int}, out int, SpecialTokenHandling)"/>
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
    public long Encode(Stream utf8Stream, IBufferWriter<int> destination, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(utf8Stream, nameof(utf8Stream));
        ThrowHelper.IfNull(destination, nameof(destination));
        var source = new StreamSource(utf8Stream);
        var sink = new BufferWriterSink(destination);
        encoder.Encode(ref source, this.specialTokens.RulesFor(specialTokens), ref sink);
        sink.Flush();
        return sink.Count;
    }

    private unsafe void Encode<TSink>(ReadOnlySpan<char> text, SpecialTokenHandling handling, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        fixed (char* start = text)
        {
            var source = new Utf16Source(start, text.Length);
            encoder.Encode(ref source, specialTokens.RulesFor(handling), ref sink);
        }
    }
}
