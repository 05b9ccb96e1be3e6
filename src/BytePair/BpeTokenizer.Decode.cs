using System.Buffers;
using BytePair.Decoding;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Decodes ids to text.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <param name="invalidUtf8">What becomes of bytes that are no UTF-8, as when ids were cut within a character; U+FFFD by default.</param>
    /// <returns>The text.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding.</exception>
    /// <exception cref="InvalidUtf8Exception">Bytes are no UTF-8, and <paramref name="invalidUtf8"/> is <see cref="InvalidUtf8Handling.Throw"/>.</exception>
    /// <exception cref="OverflowException">The text would be longer than 2 GB.</exception>
    /// <remarks>Linear in the length of the text.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// string text = tokenizer.Decode([9906, 11, 1917, 0, 100257]);                                    // Hello, world!&lt;|endoftext|&gt;
    /// string words = tokenizer.Decode([9906, 11, 1917, 0, 100257], SpecialTokenDecoding.Skip);        // Hello, world!
    /// </code>
    /// </example>
    public string Decode(
        ReadOnlySpan<int> ids,
        SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText,
        InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace) =>
        TextDecoder.ToText(ids, new DecodingRules(specialTokens, invalidUtf8));

    /// <summary>Decodes ids to a caller's span of chars, as many as have room.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="destination">Receives the text; behind it, its contents are unspecified.</param>
    /// <param name="idsConsumed">The number of ids decoded: go on with those behind.</param>
    /// <param name="charsWritten">The number of chars written.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <param name="invalidUtf8">What becomes of bytes that are no UTF-8; U+FFFD by default.</param>
    /// <returns>Done when all ids are decoded, or DestinationTooSmall.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding. It is thrown when its turn comes.</exception>
    /// <exception cref="InvalidUtf8Exception">Bytes are no UTF-8, and <paramref name="invalidUtf8"/> is <see cref="InvalidUtf8Handling.Throw"/>.</exception>
    /// <remarks>
    /// <para>
    /// What calls give one after the other, each with the ids behind those consumed, is the text of all ids. So only whole
    /// characters are written, and the ids consumed end where a character ends. If not even the first such ids have room, none is
    /// consumed: ids made from text need little more than <see cref="MaxTokenLength"/> chars, but nothing bounds it for ids made up.
    /// A <see cref="StreamingDecoder"/> goes on with any ids and a destination of <see cref="MaxTokenLength"/> + 1 chars.
    /// </para>
    /// <para>Linear in the length of the text that is written and tried; allocates nothing.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// Span&lt;char&gt; text = stackalloc char[8];
    /// OperationStatus status = tokenizer.Decode([9906, 11, 1917, 0], text, out int ids, out int chars);   // DestinationTooSmall
    /// string first = text.Slice(0, chars).ToString();                                                     // Hello,
    /// int consumed = ids;                                                                                 // 2
    /// </code>
    /// </example>
    public OperationStatus Decode(
        ReadOnlySpan<int> ids,
        Span<char> destination,
        out int idsConsumed,
        out int charsWritten,
        SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText,
        InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace) =>
        TextDecoder.DecodeWholeCharacters(ids, new DecodingRules(specialTokens, invalidUtf8), destination, out idsConsumed, out charsWritten);

    /// <summary>Decodes ids to a caller's span of chars, if their text fits.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="destination">Receives the text; where the result is false, its contents are unspecified.</param>
    /// <param name="charsWritten">The number of chars written; 0 where the result is false.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <param name="invalidUtf8">What becomes of bytes that are no UTF-8; U+FFFD by default.</param>
    /// <returns>False if the text doesn't fit. There are never more chars than <see cref="CountUtf8Bytes"/>.</returns>
    /// <exception cref="UnknownTokenIdException">An id whose turn comes is no token of the encoding.</exception>
    /// <exception cref="InvalidUtf8Exception">Bytes are no UTF-8, and <paramref name="invalidUtf8"/> is <see cref="InvalidUtf8Handling.Throw"/>.</exception>
    /// <remarks>Linear in the length of the text, and ends early once the destination is full; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// Span&lt;char&gt; text = stackalloc char[100];
    /// bool fits = tokenizer.TryDecode([9906, 11, 1917, 0], text, out int chars);      // true
    /// int length = chars;                                                             // 13
    /// </code>
    /// </example>
    public bool TryDecode(
        ReadOnlySpan<int> ids,
        Span<char> destination,
        out int charsWritten,
        SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText,
        InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace)
    {
        bool fits = Decode(ids, destination, out _, out charsWritten, specialTokens, invalidUtf8) == OperationStatus.Done;
        charsWritten = fits ? charsWritten : 0;
        return fits;
    }

    /// <summary>Decodes ids to text, into a caller's writer.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="destination">Receives the text, once all ids are found to be known.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <param name="invalidUtf8">What becomes of bytes that are no UTF-8; U+FFFD by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding; nothing has been written.</exception>
    /// <exception cref="InvalidUtf8Exception">
    /// Bytes are no UTF-8, and <paramref name="invalidUtf8"/> is <see cref="InvalidUtf8Handling.Throw"/>. Text before them may have been written.
    /// </exception>
    /// <remarks>Linear in the length of the text; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// var text = new ArrayBufferWriter&lt;char&gt;();
    /// tokenizer.Decode([9906, 11, 1917, 0], text);
    /// int length = text.WrittenCount;                 // 13
    /// </code>
    /// </example>
    public void Decode(
        ReadOnlySpan<int> ids,
        IBufferWriter<char> destination,
        SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText,
        InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        var rules = new DecodingRules(specialTokens, invalidUtf8);
        DecodingState state = default;
        TextDecoder.Write(ids, rules, ref state, destination);
        TextDecoder.Flush(rules, ref state, destination);
    }

    /// <summary>Decodes ids to text, and says where in it each token begins.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="charOffsets">
    /// For each id, the position in the text, in chars, at which the character begins that holds the token's first byte: a token that
    /// begins inside a character has the offset of that character (as in tiktoken's <c>decode_with_offsets</c>, which counts code
    /// points instead). A special token that is skipped has the offset of what follows it.
    /// </param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <param name="invalidUtf8">What becomes of bytes that are no UTF-8; U+FFFD by default.</param>
    /// <returns>The text.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding.</exception>
    /// <exception cref="InvalidUtf8Exception">Bytes are no UTF-8, and <paramref name="invalidUtf8"/> is <see cref="InvalidUtf8Handling.Throw"/>.</exception>
    /// <exception cref="OverflowException">The text would be longer than 2 GB.</exception>
    /// <remarks>Linear in the length of the text.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// string text = tokenizer.DecodeWithOffsets([9906, 11, 1917, 0], out int[] offsets);      // Hello, world!
    /// int world = offsets[2];                                                                 // 6
    /// </code>
    /// </example>
    public string DecodeWithOffsets(
        ReadOnlySpan<int> ids,
        out int[] charOffsets,
        SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText,
        InvalidUtf8Handling invalidUtf8 = InvalidUtf8Handling.Replace) =>
        TokenOffsets.Decode(decoder, ids, new DecodingRules(specialTokens, invalidUtf8), out charOffsets);

    /// <summary>The length of the text of ids in UTF-8.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <returns>The number of bytes that <see cref="DecodeToUtf8(ReadOnlySpan{int}, SpecialTokenDecoding)"/> gives.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding.</exception>
    /// <remarks>Linear in the number of ids; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// long bytes = tokenizer.CountUtf8Bytes([9906, 11, 1917, 0]);     // 13
    /// </code>
    /// </example>
    public long CountUtf8Bytes(ReadOnlySpan<int> ids, SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText) =>
        decoder.CountBytes(ids, new DecodingRules(specialTokens));

    /// <summary>Decodes ids to the exact bytes of their tokens.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <returns>The bytes: UTF-8 if the ids were not cut within a character and come from UTF-8.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding.</exception>
    /// <exception cref="OverflowException">There are more than 2 GB.</exception>
    /// <remarks>Linear in the number of bytes.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// byte[] utf8 = tokenizer.DecodeToUtf8([9906, 11, 1917, 0]);
    /// int length = utf8.Length;                                       // 13
    /// </code>
    /// </example>
    public byte[] DecodeToUtf8(ReadOnlySpan<int> ids, SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText) =>
        decoder.ToUtf8(ids, new DecodingRules(specialTokens));

    /// <summary>Decodes ids to the exact bytes of their tokens, into a caller's span, as many as have room.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="destination">Receives the bytes; behind them, its contents are unspecified.</param>
    /// <param name="idsConsumed">The number of ids decoded: go on with those behind.</param>
    /// <param name="bytesWritten">The number of bytes written, of whole tokens only.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <returns>Done when all ids are decoded, or DestinationTooSmall. A destination of <see cref="MaxTokenLength"/> bytes always takes an id.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding. It is thrown when its turn comes.</exception>
    /// <remarks>
    /// What calls give one after the other, each with the ids behind those consumed, are the bytes of all ids. Linear in the number of
    /// bytes written; allocates nothing.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// Span&lt;byte&gt; utf8 = stackalloc byte[8];
    /// OperationStatus status = tokenizer.DecodeToUtf8([9906, 11, 1917, 0], utf8, out int ids, out int bytes);     // DestinationTooSmall
    /// int written = bytes;                                                                                        // 6
    /// </code>
    /// </example>
    public OperationStatus DecodeToUtf8(
        ReadOnlySpan<int> ids,
        Span<byte> destination,
        out int idsConsumed,
        out int bytesWritten,
        SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText)
    {
        idsConsumed = decoder.Write(ids, new DecodingRules(specialTokens), destination, out bytesWritten);
        return idsConsumed == ids.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall;
    }

    /// <summary>Decodes ids to the exact bytes of their tokens, into a caller's span, if they fit.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="destination">Receives the bytes; where the result is false, its contents are unspecified.</param>
    /// <param name="bytesWritten">The number of bytes written; 0 where the result is false.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <returns>False if the bytes don't fit; <see cref="CountUtf8Bytes"/> says how many there are.</returns>
    /// <exception cref="UnknownTokenIdException">An id whose turn comes is no token of the encoding.</exception>
    /// <remarks>Linear in the number of bytes, and ends early once the destination is full; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// Span&lt;byte&gt; utf8 = stackalloc byte[100];
    /// bool fits = tokenizer.TryDecodeToUtf8([9906, 11, 1917, 0], utf8, out int bytes);      // true
    /// int length = bytes;                                                                   // 13
    /// </code>
    /// </example>
    public bool TryDecodeToUtf8(
        ReadOnlySpan<int> ids, Span<byte> destination, out int bytesWritten, SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText)
    {
        bool fits = DecodeToUtf8(ids, destination, out _, out bytesWritten, specialTokens) == OperationStatus.Done;
        bytesWritten = fits ? bytesWritten : 0;
        return fits;
    }

    /// <summary>Decodes ids to the exact bytes of their tokens, into a caller's writer.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="destination">Receives the bytes, once all ids are found to be known.</param>
    /// <param name="specialTokens">What special tokens give; their text by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding; nothing has been written.</exception>
    /// <remarks>Linear in the number of bytes; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// var utf8 = new ArrayBufferWriter&lt;byte&gt;();
    /// tokenizer.DecodeToUtf8([9906, 11, 1917, 0], utf8);
    /// int length = utf8.WrittenCount;                         // 13
    /// </code>
    /// </example>
    public void DecodeToUtf8(ReadOnlySpan<int> ids, IBufferWriter<byte> destination, SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        decoder.ToUtf8(ids, new DecodingRules(specialTokens), destination);
    }
}
