using System.Buffers;
using System.Runtime.CompilerServices;
using BytePair.Decoding;

namespace BytePair;

/// <summary>
/// Decodes ids as they arrive, one or many at a time, for a user to read along: gives the text that is complete so far and
/// holds a character back until its last byte is there.
/// </summary>
/// <remarks>
/// <para>All that it gives, put together, is <see cref="BpeTokenizer.Decode(ReadOnlySpan{int}, SpecialTokenDecoding, InvalidUtf8Handling)"/> of all ids, wherever they were cut.</para>
/// <para>
/// An exception leaves the decoder as it was before the call. One decoder is for one stream of ids, and for one thread at a
/// time. It has no resources to be freed.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
/// var decoder = tokenizer.CreateDecoder();
/// // The first three bytes of an emoji, and the last one.
/// int chars = decoder.Append(76460).Length;       // 0
/// string emoji = decoder.Append(252);             // 😞
/// int cutOff = decoder.Flush().Length;            // 0
/// </code>
/// </example>
public sealed class StreamingDecoder
{
    private const int MaxStackLength = 256;
    private readonly TextDecoder decoder;
    private readonly DecodingRules rules;
    private DecodingState state;

    internal StreamingDecoder(TextDecoder decoder, DecodingRules rules)
    {
        this.decoder = decoder;
        this.rules = rules;
    }

    /// <summary>The number of bytes held back, 0 to 3: the beginning of a character.</summary>
    public int PendingBytes => state.HeldLength;

    /// <summary>Takes the next id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The text that it completes; empty if that is none.</returns>
    /// <exception cref="UnknownTokenIdException">The id is no token of the encoding.</exception>
    /// <exception cref="InvalidUtf8Exception">Bytes are no UTF-8, and the decoder was made to throw then.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// var decoder = tokenizer.CreateDecoder();
    /// string text = decoder.Append(9906);        // Hello
    /// </code>
    /// </example>
    public string Append(int id) => Append([id]);

    /// <summary>Takes the next ids.</summary>
    /// <param name="ids">The ids.</param>
    /// <returns>The text that they complete; empty if that is none.</returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding.</exception>
    /// <exception cref="InvalidUtf8Exception">Bytes are no UTF-8, and the decoder was made to throw then.</exception>
    /// <exception cref="OverflowException">The text would be longer than 2 GB.</exception>
    /// <remarks>Linear in the length of the text.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// var decoder = tokenizer.CreateDecoder();
    /// string text = decoder.Append([9906, 11, 1917]);        // Hello, world
    /// </code>
    /// </example>
#if NET
    [SkipLocalsInit]
#endif
    public string Append(ReadOnlySpan<int> ids)
    {
        int room = decoder.RoomFor(ids, rules, state);
        char[]? rented = room > MaxStackLength ? ArrayPool<char>.Shared.Rent(room) : null;
        try
        {
            Span<char> destination = rented is null ? stackalloc char[MaxStackLength] : rented;
            DecodingState next = state;
            decoder.Write(ids, rules, ref next, destination, out int written);
            state = next;
            return destination.Slice(0, written).ToString();
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Takes the next ids, as many as have room, and writes the text that they complete to a caller's span.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="destination">Receives the text; behind it, its contents are unspecified.</param>
    /// <param name="idsConsumed">The number of ids taken: go on with those behind.</param>
    /// <param name="charsWritten">The number of chars written.</param>
    /// <returns>
    /// Done when all ids are taken, or DestinationTooSmall. A destination of <see cref="BpeTokenizer.MaxTokenLength"/> + 1 chars
    /// always takes an id.
    /// </returns>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding.</exception>
    /// <exception cref="InvalidUtf8Exception">Bytes are no UTF-8, and the decoder was made to throw then.</exception>
    /// <remarks>Linear in the length of the text; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// var decoder = tokenizer.CreateDecoder();
    /// Span&lt;char&gt; text = stackalloc char[256];
    /// OperationStatus status = decoder.Append([13225, 11, 2375], text, out int ids, out int chars);    // Done
    /// string words = text.Slice(0, chars).ToString();                                                 // Hello, world
    /// </code>
    /// </example>
    public OperationStatus Append(ReadOnlySpan<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten)
    {
        DecodingState next = state;
        idsConsumed = decoder.Write(ids, rules, ref next, destination, out charsWritten);
        state = next;
        return idsConsumed == ids.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall;
    }

    /// <summary>Takes the next ids and writes the text that they complete to a caller's writer.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="destination">Receives the text, once all ids are found to be known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="UnknownTokenIdException">An id is no token of the encoding; nothing has been written.</exception>
    /// <exception cref="InvalidUtf8Exception">Bytes are no UTF-8, and the decoder was made to throw then. Text before them may have been written.</exception>
    /// <remarks>Linear in the length of the text; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// var decoder = tokenizer.CreateDecoder();
    /// var text = new ArrayBufferWriter&lt;char&gt;();
    /// decoder.Append([9906, 11, 1917], text);
    /// decoder.Flush(text);
    /// int length = text.WrittenCount;         // 12
    /// </code>
    /// </example>
    public void Append(ReadOnlySpan<int> ids, IBufferWriter<char> destination)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        DecodingState next = state;
        decoder.Write(ids, rules, ref next, destination);
        state = next;
    }

    /// <summary>Ends the text.</summary>
    /// <returns>U+FFFD if a character was never completed, else nothing. Ids that follow begin a new character.</returns>
    /// <exception cref="InvalidUtf8Exception">A character was never completed, and the decoder was made to throw then.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// var decoder = tokenizer.CreateDecoder();
    /// decoder.Append(76460);
    /// string cutOff = decoder.Flush();        // �
    /// </code>
    /// </example>
    public string Flush()
    {
        Span<char> last = stackalloc char[1];
        TextDecoder.TryFlush(rules, ref state, last, out int written);
        return last.Slice(0, written).ToString();
    }

    /// <summary>Ends the text, and writes what is left of it to a caller's span.</summary>
    /// <param name="destination">Receives U+FFFD if a character was never completed.</param>
    /// <param name="charsWritten">The number of chars written, 0 or 1.</param>
    /// <returns>False if there is no room for it; the decoder is then as before.</returns>
    /// <exception cref="InvalidUtf8Exception">A character was never completed, and the decoder was made to throw then.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// var decoder = tokenizer.CreateDecoder();
    /// decoder.Append(76460);
    /// Span&lt;char&gt; text = stackalloc char[1];
    /// bool fits = decoder.TryFlush(text, out int chars);      // true
    /// int written = chars;                                    // 1
    /// </code>
    /// </example>
    public bool TryFlush(Span<char> destination, out int charsWritten) => TextDecoder.TryFlush(rules, ref state, destination, out charsWritten);

    /// <summary>Ends the text, and writes what is left of it to a caller's writer.</summary>
    /// <param name="destination">Receives U+FFFD if a character was never completed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="InvalidUtf8Exception">A character was never completed, and the decoder was made to throw then.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// var decoder = tokenizer.CreateDecoder();
    /// var text = new ArrayBufferWriter&lt;char&gt;();
    /// decoder.Append([9906, 76460], text);
    /// decoder.Flush(text);
    /// int length = text.WrittenCount;         // 6
    /// </code>
    /// </example>
    public void Flush(IBufferWriter<char> destination)
    {
        ThrowHelper.IfNull(destination, nameof(destination));
        TextDecoder.Flush(rules, ref state, destination);
    }

    /// <summary>Forgets what is held back, and begins a new stream of ids.</summary>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
    /// var decoder = tokenizer.CreateDecoder();
    /// decoder.Append(76460);
    /// decoder.Reset();
    /// string text = decoder.Append(9906);        // Hello
    /// </code>
    /// </example>
    public void Reset() => state = default;
}
