using System.Buffers;
using BytePair.Blocks;
using BytePair.Incremental;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Text;

namespace BytePair;

/// <summary>
/// Counts the tokens of a text while it grows at its front, as when a conversation's messages are taken from the last to the first until
/// a window is full: after each part the exact count of all text so far, for the price of the part.
/// </summary>
/// <remarks>
/// <para>
/// Parts may be cut anywhere, also between the halves of a surrogate pair and inside a UTF-8 sequence: <see cref="Count"/> is always
/// that of <see cref="BpeTokenizer.CountTokens(ReadOnlySpan{byte}, SpecialTokenHandling)"/> for all parts together. Text that spells a
/// special token is ordinary text.
/// </para>
/// <para>
/// Time is linear in the text added, whatever the text is. Memory holds the whole text in UTF-8 and 4 bytes for each of its bytes.
/// </para>
/// <para>An instance is for one thread at a time. Made by <see cref="BpeTokenizer.CreatePrependableCounter"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// PrependableTokenCounter counter = tokenizer.CreatePrependableCounter();
/// counter.Prepend("ld!");
/// long last = counter.Count;      // 2
/// counter.Prepend("Hello, wor");
/// long all = counter.Count;       // 4
/// </code>
/// </example>
public sealed class PrependableTokenCounter
{
    /// <summary>Chars that are made UTF-8 at a time.</summary>
    private const int CharsPerPart = 1024;

    private const char NoChar = '\0';
    private const int LeastCapacity = 256;
    private readonly PieceEncoder encoder;
    private readonly IGrammarRules? rules;
    private readonly FrontText text;
    private readonly FrontPieces pieces;

    /// <summary>At n: the tokens of the last n bytes of the text.</summary>
    private int[] counts = new int[LeastCapacity];

    /// <summary>The second half of a surrogate pair, if it is the first char: it stands in the text as a lone one, unless the first half comes before it.</summary>
    private char lowSurrogate;

    /// <summary>Without rules, what was counted when it was last asked for; the text had this length then.</summary>
    private long counted;
    private int countedLength = -1;

    internal PrependableTokenCounter(PieceEncoder encoder)
    {
        this.encoder = encoder;
        rules = encoder.Grammar.Rules;
        text = new FrontText(rules);
        pieces = new FrontPieces(encoder.Vocabulary);
    }

    /// <summary>The number of tokens of all text so far.</summary>
    /// <remarks>Takes constant time; linear in the text where the encoding has a pattern that isn't known.</remarks>
    public long Count
    {
        get
        {
            if (rules is null && countedLength != text.Length)
            {
                var sink = new CountSink();
                encoder.Encode(text.Span, ref sink);
                (counted, countedLength) = (sink.Count, text.Length);
            }

            return rules is null ? counted : counts[text.Length];
        }
    }

    /// <summary>Work done, in pairs of tokens that were looked up, for tests.</summary>
    internal long Steps => pieces.Questions;

    /// <summary>Adds text in front.</summary>
    /// <param name="text">The text. A surrogate without its other half, which the next part may bring, reads as U+FFFD.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The whole text has over 1 GB.</exception>
    /// <remarks>Linear in the length of <paramref name="text"/>.</remarks>
    /// <example>
    /// <code>
    /// var counter = BpeTokenizer.ForEncoding("o200k_base").CreatePrependableCounter();
    /// counter.Prepend(" two");
    /// counter.Prepend("one");
    /// long count = counter.Count;      // 2
    /// </code>
    /// </example>
    public void Prepend(string text)
    {
        ThrowHelper.IfNull(text, nameof(text));
        Prepend(text.AsSpan());
    }

    /// <inheritdoc cref="Prepend(string)"/>
    public unsafe void Prepend(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (lowSurrogate != NoChar && char.IsHighSurrogate(text[text.Length - 1]))
        {
            CutTo(this.text.Length - "\uFFFD"u8.Length);
            char* pair = stackalloc char[] { text[text.Length - 1], lowSurrogate };
            PrependChars(pair, 2);
            text = text.Slice(0, text.Length - 1);
        }

        lowSurrogate = text.IsEmpty || !char.IsLowSurrogate(text[0]) ? NoChar : text[0];
        fixed (char* start = text)
        {
            PrependChars(start, text.Length);
        }
    }

    /// <summary>Adds text in UTF-8 in front.</summary>
    /// <param name="utf8Text">The text. A byte that isn't part of well-formed UTF-8, together with the next parts, is a symbol of its own.</param>
    /// <exception cref="InvalidOperationException">The whole text has over 1 GB.</exception>
    /// <remarks>Linear in the length of <paramref name="utf8Text"/>.</remarks>
    /// <example>
    /// <code>
    /// var counter = BpeTokenizer.ForEncoding("o200k_base").CreatePrependableCounter();
    /// byte[] utf8Text = Encoding.UTF8.GetBytes("héllo");
    /// counter.Prepend(utf8Text.AsSpan(2));
    /// counter.Prepend(utf8Text.AsSpan(0, 2));
    /// long count = counter.Count;      // 2
    /// </code>
    /// </example>
    public void Prepend(ReadOnlySpan<byte> utf8Text)
    {
        if (!utf8Text.IsEmpty)
        {
            lowSurrogate = NoChar;
            PrependBytes(utf8Text);
        }
    }

    /// <summary>Forgets all text.</summary>
    /// <example>
    /// <code>
    /// var counter = BpeTokenizer.ForEncoding("o200k_base").CreatePrependableCounter();
    /// counter.Prepend("forget this");
    /// counter.Reset();
    /// long count = counter.Count;      // 0
    /// </code>
    /// </example>
    public void Reset()
    {
        lowSurrogate = NoChar;
        CutTo(0);
    }

    /// <summary>Adds chars in front, as UTF-8, part by part from the last.</summary>
    /// <remarks>SAFETY: the caller has <paramref name="count"/> chars at <paramref name="start"/>, pinned.</remarks>
    private unsafe void PrependChars(char* start, int count)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(CharsPerPart * Utf16.MaxBytesPerChar);
        while (count > 0)
        {
            int from = Math.Max(0, count - CharsPerPart);
            bool splitsPair = from > 0 && char.IsLowSurrogate(start[from]) && char.IsHighSurrogate(start[from - 1]);
            from += splitsPair ? 1 : 0;
            Utf16.ToUtf8(new ReadOnlySpan<char>(start + from, count - from), buffer, isEnd: true, out _, out int written);
            PrependBytes(buffer.AsSpan(0, written));
            count = from;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>
    /// The tokens of a text are those of its first piece and those of the rest, which were counted when the text began there, or might have.
    /// </summary>
    private void PrependBytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            text.Add(bytes[i]);
            if (rules is null)
            {
                continue;
            }

            int end = text.FirstPieceEnd();
            counts[text.Length] = counts[end] + pieces.Count(text, end);
        }
    }

    private void CutTo(int length)
    {
        text.CutTo(length);
        countedLength = -1;
        pieces.CutTo(length);
    }

    private void Reserve(int more)
    {
        long needed = (long)text.Length + more + 1;
        if (needed > counts.Length)
        {
            if (needed > ThrowHelper.MaxArrayLength / 2)
            {
                throw ThrowHelper.StretchTooLong();
            }

            Array.Resize(ref counts, (int)Math.Max(needed, 2L * counts.Length));
        }
    }
}
