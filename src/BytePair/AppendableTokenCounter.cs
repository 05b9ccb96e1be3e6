using System.Buffers;
using BytePair.Blocks;
using BytePair.Incremental;
using BytePair.Special;
using BytePair.Text;

namespace BytePair;

/// <summary>
/// Counts the tokens of a text while it grows at its end, as when a model's answer streams in: after each part the exact count of all
/// text so far, for the price of the part.
/// </summary>
/// <remarks>
/// <para>
/// Parts may be cut anywhere, also between the halves of a surrogate pair and inside a UTF-8 sequence: <see cref="Count"/> is always
/// that of <see cref="BpeTokenizer.CountTokens(ReadOnlySpan{byte}, SpecialTokenHandling)"/> for all parts together.
/// </para>
/// <para>
/// Time is linear in the text added, whatever the text is. Memory holds what the next part may still change, usually a word or two; of a word
/// or white space without end, 9 bytes for each of its bytes. Adding text allocates nothing once the buffers have the size that they need.
/// </para>
/// <para>An instance is for one thread at a time. Made by <see cref="BpeTokenizer.CreateAppendableCounter"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// AppendableTokenCounter counter = tokenizer.CreateAppendableCounter();
/// counter.Append("Hello, wor");
/// long soFar = counter.Count;      // 3
/// counter.Append("ld!");
/// long all = counter.Count;        // 4
/// </code>
/// </example>
public sealed class AppendableTokenCounter
{
    /// <summary>Chars that are made UTF-8 at a time.</summary>
    private const int CharsPerPart = 1024;

    private const char NoChar = '\0';
    private readonly BpeTokenizer tokenizer;
    private readonly SpecialRules? rules;
    private readonly OpenText text;
    private readonly OpenSpecials? specials;

    /// <summary>The first half of a surrogate pair, if it was the last char: a lone one, U+FFFD, unless the second follows.</summary>
    private char highSurrogate;
    private long count;
    private bool isCounted = true;

    internal AppendableTokenCounter(BpeTokenizer tokenizer, TextEncoder encoder, SpecialRules? rules)
    {
        this.tokenizer = tokenizer;
        this.rules = rules;
        text = new OpenText(encoder.Pieces);
        specials = rules is null ? null : new OpenSpecials(encoder, text, rules);
    }

    /// <summary>The number of tokens of all text so far, as if it ended here.</summary>
    /// <remarks>Takes a time that doesn't grow with the text, but for what of it was added since it was last asked for.</remarks>
    public long Count
    {
        get
        {
            if (!isCounted)
            {
                ReadOnlySpan<byte> more = highSurrogate == NoChar ? default : "\uFFFD"u8;
                count = specials is null ? text.CountWith(more) : specials.CountWith(more);
                isCounted = true;
            }

            return count;
        }
    }

    /// <summary>Work done, in bytes looked at, for tests.</summary>
    internal long Steps => text.Steps;

    /// <summary>Adds text.</summary>
    /// <param name="text">The text. A surrogate without its other half, which the next part may bring, reads as U+FFFD.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The text has over 1 GB in which no cut leaves the ids unchanged.</exception>
    /// <remarks>Linear in the length of <paramref name="text"/>.</remarks>
    /// <example>
    /// <code>
    /// var counter = BpeTokenizer.ForEncoding("o200k_base").CreateAppendableCounter();
    /// counter.Append("one ");
    /// counter.Append("two");
    /// long count = counter.Count;      // 2
    /// </code>
    /// </example>
    public void Append(string text)
    {
        ThrowHelper.IfNull(text, nameof(text));
        Append(text.AsSpan());
    }

    /// <inheritdoc cref="Append(string)"/>
    public void Append(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (highSurrogate != NoChar)
        {
            bool isPair = char.IsLowSurrogate(text[0]);
            AppendPair(isPair ? text[0] : NoChar);
            text = text.Slice(isPair ? 1 : 0);
        }

        if (!text.IsEmpty && char.IsHighSurrogate(text[text.Length - 1]))
        {
            highSurrogate = text[text.Length - 1];
            isCounted = false;
            text = text.Slice(0, text.Length - 1);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(CharsPerPart * Utf16.MaxBytesPerChar);
        while (!text.IsEmpty)
        {
            Utf16.ToUtf8(text, buffer, isEnd: true, out int read, out int written);
            AppendBytes(buffer.AsSpan(0, written));
            text = text.Slice(read);
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Adds text in UTF-8.</summary>
    /// <param name="utf8Text">The text. A byte that isn't part of well-formed UTF-8, together with the next parts, is a symbol of its own.</param>
    /// <exception cref="InvalidOperationException">The text has over 1 GB in which no cut leaves the ids unchanged.</exception>
    /// <remarks>Linear in the length of <paramref name="utf8Text"/>.</remarks>
    /// <example>
    /// <code>
    /// var counter = BpeTokenizer.ForEncoding("o200k_base").CreateAppendableCounter();
    /// byte[] utf8Text = Encoding.UTF8.GetBytes("héllo");
    /// counter.Append(utf8Text.AsSpan(0, 2));
    /// counter.Append(utf8Text.AsSpan(2));
    /// long count = counter.Count;      // 2
    /// </code>
    /// </example>
    public void Append(ReadOnlySpan<byte> utf8Text)
    {
        if (utf8Text.IsEmpty)
        {
            return;
        }

        if (highSurrogate != NoChar)
        {
            AppendPair(NoChar);
        }

        AppendBytes(utf8Text);
    }

    /// <summary>Forgets all text.</summary>
    /// <example>
    /// <code>
    /// var counter = BpeTokenizer.ForEncoding("o200k_base").CreateAppendableCounter();
    /// counter.Append("forget this");
    /// counter.Reset();
    /// long count = counter.Count;      // 0
    /// </code>
    /// </example>
    public void Reset()
    {
        text.Reset();
        specials?.Reset();
        highSurrogate = NoChar;
        isCounted = false;
    }

    /// <summary>Keeps the state, to come back to it with <see cref="Restore"/>.</summary>
    /// <returns>A copy of what the next part may still change, usually a word or two. It can be restored any number of times.</returns>
    /// <remarks>Linear in the bytes that are copied; see the memory of <see cref="AppendableTokenCounter"/>.</remarks>
    /// <example>
    /// <code>
    /// var counter = BpeTokenizer.ForEncoding("o200k_base").CreateAppendableCounter();
    /// counter.Append("The answer is");
    /// TokenCounterSnapshot snapshot = counter.TakeSnapshot();
    /// counter.Append(" perhaps not what you expect");
    /// counter.Restore(snapshot);
    /// long count = counter.Count;      // 3
    /// </code>
    /// </example>
    public TokenCounterSnapshot TakeSnapshot() =>
        new(tokenizer, rules, Count, text.Save(), specials is null ? [] : specials.Save(), highSurrogate);

    /// <summary>Goes back to a state that was kept, of this counter or of another that was made in the same way.</summary>
    /// <param name="snapshot">What <see cref="TakeSnapshot"/> gave.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is null.</exception>
    /// <exception cref="ArgumentException">The snapshot is of a counter of another encoding, or with another handling of special tokens.</exception>
    /// <remarks>Linear in the bytes that were copied.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// AppendableTokenCounter first = tokenizer.CreateAppendableCounter();
    /// first.Append("You are a helpful assistant.");
    /// AppendableTokenCounter second = tokenizer.CreateAppendableCounter();
    /// second.Restore(first.TakeSnapshot());
    /// long count = second.Count;      // 6
    /// </code>
    /// </example>
    public void Restore(TokenCounterSnapshot snapshot)
    {
        ThrowHelper.IfNull(snapshot, nameof(snapshot));
        bool isAlike = snapshot.Tokenizer == tokenizer
            && (rules is null ? snapshot.Rules is null : snapshot.Rules is not null && rules.Handling.IsSameAs(snapshot.Rules.Handling));
        if (!isAlike)
        {
            throw ThrowHelper.ForeignSnapshot(nameof(snapshot));
        }

        text.Restore(snapshot.Text);
        specials?.Restore(snapshot.Waiting);
        highSurrogate = snapshot.HighSurrogate;
        count = snapshot.Count;
        isCounted = true;
    }

    /// <summary>Adds the first half that waits with its second half; alone if there is none.</summary>
    private void AppendPair(char lowSurrogate)
    {
        ReadOnlySpan<char> pair = stackalloc char[] { highSurrogate, lowSurrogate };
        Span<byte> bytes = stackalloc byte[2 * Utf16.MaxBytesPerChar];
        Utf16.ToUtf8(pair.Slice(0, lowSurrogate == NoChar ? 1 : 2), bytes, isEnd: true, out _, out int written);
        highSurrogate = NoChar;
        AppendBytes(bytes.Slice(0, written));
    }

    private void AppendBytes(ReadOnlySpan<byte> bytes)
    {
        isCounted = false;
        if (specials is null)
        {
            text.Append(bytes);
        }
        else
        {
            specials.Append(bytes);
        }
    }
}
