using BytePair.Blocks;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    private const int LeastBlock = 1024;
    private const int UsualBytesPerId = 5;

    /// <summary>Counts the tokens of a text up to a limit, and stops soon behind it.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="limit">The most that is counted, in tokens.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of tokens, or <paramref name="limit"/> if there are more.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is negative.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses, behind the limit too.</exception>
    /// <remarks>
    /// The time doesn't grow with the text behind the limit, unless <paramref name="specialTokens"/> rejects anything: then the
    /// text is searched to its end. A text that is too long for the limit even if all its tokens were as long as the
    /// vocabulary's longest isn't looked at. Nothing is allocated.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// int all = tokenizer.CountTokensUpTo("Hello, world!", 100);         // 4
    /// int some = tokenizer.CountTokensUpTo("Hello, world!", 3);          // 3
    /// </code>
    /// </example>
    public int CountTokensUpTo(string text, int limit, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return CountTokensUpTo(text.AsSpan(), limit, specialTokens);
    }

    /// <inheritdoc cref="CountTokensUpTo(string, int, SpecialTokenHandling)"/>
    public int CountTokensUpTo(ReadOnlySpan<char> text, int limit, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNegative(limit, nameof(limit));
        return (int)Math.Min(limit, CountUntil(text, limit, specialTokens));
    }

    /// <param name="utf8Text">The text in UTF-8; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="limit">The most that is counted, in tokens.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <inheritdoc cref="CountTokensUpTo(string, int, SpecialTokenHandling)"/>
    public int CountTokensUpTo(ReadOnlySpan<byte> utf8Text, int limit, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNegative(limit, nameof(limit));
        return (int)Math.Min(limit, CountUntil(utf8Text, limit, specialTokens));
    }

    /// <summary>Says whether a text has at most so many tokens, and how many; stops soon behind the limit.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="limit">The most tokens that the text may have.</param>
    /// <param name="count">The number of tokens where the result is true; where it is false, a number above <paramref name="limit"/>, or the limit itself if it is <see cref="int.MaxValue"/>.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>True if the text has at most <paramref name="limit"/> tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is negative.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses, behind the limit too.</exception>
    /// <remarks>As for <see cref="CountTokensUpTo(string, int, SpecialTokenHandling)"/>.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// bool fits = tokenizer.IsWithinTokenLimit("Hello, world!", 100, out int count); // True
    /// int exact = count;                                                 // 4
    /// bool fitsLess = tokenizer.IsWithinTokenLimit("Hello, world!", 3, out _); // False
    /// </code>
    /// </example>
    public bool IsWithinTokenLimit(string text, int limit, out int count, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return IsWithinTokenLimit(text.AsSpan(), limit, out count, specialTokens);
    }

    /// <inheritdoc cref="IsWithinTokenLimit(string, int, out int, SpecialTokenHandling)"/>
    public bool IsWithinTokenLimit(ReadOnlySpan<char> text, int limit, out int count, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNegative(limit, nameof(limit));
        return IsWithin(limit, CountUntil(text, limit + 1L, specialTokens), out count);
    }

    /// <param name="utf8Text">The text in UTF-8; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="limit">The most tokens that the text may have.</param>
    /// <param name="count">The number of tokens where the result is true; where it is false, a number above <paramref name="limit"/>.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <inheritdoc cref="IsWithinTokenLimit(string, int, out int, SpecialTokenHandling)"/>
    public bool IsWithinTokenLimit(ReadOnlySpan<byte> utf8Text, int limit, out int count, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNegative(limit, nameof(limit));
        return IsWithin(limit, CountUntil(utf8Text, limit + 1L, specialTokens), out count);
    }

    private static bool IsWithin(int limit, long counted, out int count)
    {
        count = (int)Math.Min(int.MaxValue, counted);
        return counted <= limit;
    }

    /// <summary>The number of tokens, or at least <paramref name="enough"/> if there are as many.</summary>
    private long CountUntil(ReadOnlySpan<char> text, long enough, SpecialTokenHandling handling)
    {
        SpecialRules? rules = specialTokens.RulesFor(handling);

        // A char is a byte at least.
        if (HasSurely(enough, text.Length, rules))
        {
            return enough;
        }

        var sink = new LimitedCountSink(enough);
        encoder.Encode(text, rules, ref sink, BlockLengthFor(enough));
        return sink.Count;
    }

    private long CountUntil(ReadOnlySpan<byte> utf8Text, long enough, SpecialTokenHandling handling)
    {
        SpecialRules? rules = specialTokens.RulesFor(handling);
        if (HasSurely(enough, utf8Text.Length, rules))
        {
            return enough;
        }

        var sink = new LimitedCountSink(enough);
        encoder.Encode(utf8Text, rules, ref sink);
        return sink.Count;
    }

    /// <summary>How much of a long text to transcode at a time, in bytes, where so many ids are enough: about as much as they take.</summary>
    private static int BlockLengthFor(long ids) => (int)Math.Max(LeastBlock, Math.Min(ids * UsualBytesPerId, BlockEncoder.UsualLength));

    /// <summary>Whether a text of so many bytes has so many tokens for its length alone, and needn't be searched for what is rejected.</summary>
    private bool HasSurely(long tokens, int bytes, SpecialRules? rules) =>
        rules is not { Rejects: true } && encoder.IsDirect(rules) && bytes > (tokens - 1) * encoder.MaxBytesPerId(rules);
}
