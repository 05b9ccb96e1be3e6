using System.Text;
using BytePair.Incremental;
using BytePair.Special;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>A counter for text that grows at its end, as when a model's answer streams in.</summary>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default. Refusing isn't for a counter.</param>
    /// <returns>A counter without text, for one thread at a time.</returns>
    /// <exception cref="ArgumentException"><paramref name="specialTokens"/> refuses text.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// AppendableTokenCounter counter = tokenizer.CreateAppendableCounter();
    /// foreach (string part in new[] { "Stre", "aming ", "text" })
    /// {
    ///     counter.Append(part);
    /// }
    ///
    /// long count = counter.Count;      // 2
    /// </code>
    /// </example>
    public AppendableTokenCounter CreateAppendableCounter(SpecialTokenHandling specialTokens = default) =>
        specialTokens.RejectsOthers || !specialTokens.Rejected.IsEmpty
            ? throw ThrowHelper.CounterCannotReject(nameof(specialTokens))
            : this.specialTokens.RulesFor(specialTokens) is var rules && encoder.IsDirect(rules)
            ? new(this, encoder, rules)
            : throw ThrowHelper.MayChangeText(EncodingName, nameof(CreateAppendableCounter));

    /// <summary>A counter for text that grows at its front, as when a conversation's messages are taken from the last to the first.</summary>
    /// <returns>A counter without text, for one thread at a time. Text that spells a special token is ordinary text to it.</returns>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// PrependableTokenCounter counter = tokenizer.CreatePrependableCounter();
    /// foreach (string message in new[] { "the last", "the one before; " })
    /// {
    ///     counter.Prepend(message);
    /// }
    ///
    /// long count = counter.Count;      // 6
    /// </code>
    /// </example>
    public PrependableTokenCounter CreatePrependableCounter() =>
        encoder.IsDirect(specialTokens.RulesFor(default)) && !specialTokens.HasAlwaysFound
            ? new(encoder.Pieces)
            : throw ThrowHelper.MayChangeText(EncodingName, nameof(CreatePrependableCounter));

    /// <summary>A counter for ranges of a text, as for cutting a document into chunks.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <returns>A counter that many threads may ask at once. Text that spells a special token is ordinary text to it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <remarks>Linear in the length of the text, which it copies as UTF-8.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// TokenRangeCounter counter = tokenizer.CreateRangeCounter("one two three four five");
    /// long count = counter.CountTokens(4, 9);      // 2
    /// </code>
    /// </example>
    public TokenRangeCounter CreateRangeCounter(string text)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return CreateRangeCounter(text.AsSpan());
    }

    /// <inheritdoc cref="CreateRangeCounter(string)"/>
    public unsafe TokenRangeCounter CreateRangeCounter(ReadOnlySpan<char> text)
    {
        byte[] utf8 = [];
        if (!text.IsEmpty)
        {
            fixed (char* start = text)
            {
                utf8 = new byte[Encoding.UTF8.GetByteCount(start, text.Length)];
                fixed (byte* destination = utf8)
                {
                    Encoding.UTF8.GetBytes(start, text.Length, destination, utf8.Length);
                }
            }
        }

        return CreateRangeCounter(utf8, text.Length);
    }

    /// <summary>A counter for ranges of a text in UTF-8.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own, as in ranges that cut a character.</param>
    /// <returns>A counter that many threads may ask at once; its units are bytes. Text that spells a special token is ordinary text to it.</returns>
    /// <remarks>Linear in the length of the text, which it copies.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// TokenRangeCounter counter = tokenizer.CreateRangeCounter("one two three four five"u8);
    /// long count = counter.CountTokens(4, 9);      // 2
    /// </code>
    /// </example>
    public TokenRangeCounter CreateRangeCounter(ReadOnlySpan<byte> utf8Text)
    {
        byte[] utf8 = utf8Text.ToArray();
        return CreateRangeCounter(utf8, utf8.Length);
    }

    private TokenRangeCounter CreateRangeCounter(byte[] utf8, int length)
    {
        SpecialRules? rules = specialTokens.RulesFor(default);
        bool isOrdinary = encoder.Pieces.Grammar.CanBeginAnywhere && encoder.IsDirect(rules, utf8) && (rules is null || !rules.TryFindRecognized(utf8, 0, out _, out _, out _));
        return new TokenRangeCounter(this, isOrdinary ? new RangeCounts(encoder.Pieces, utf8) : null, utf8, length);
    }
}
