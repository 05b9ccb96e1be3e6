using BytePair.Budgeting.Estimates;

namespace BytePair.Budgeting;

/// <summary>Asks a tokenizer whether a text fits, without counting where its length tells.</summary>
public static class TokenFitExtensions
{
    /// <summary>Says whether a text has at most so many tokens. It is counted only if its length doesn't tell.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="limit">The most tokens that the text may have.</param>
    /// <returns>True if the text has at most <paramref name="limit"/> tokens, special-token text read as ordinary text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is negative.</exception>
    /// <remarks>
    /// The answer is that of <see cref="BpeTokenizer.IsWithinTokenLimit(string, int, out int, SpecialTokenHandling)"/>, which also says how many tokens
    /// there are, and so has to count. Counting stops soon behind the limit. Allocates nothing.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// bool fits = tokenizer.Fits("Hello, world!", 4);         // True
    /// </code>
    /// </example>
    public static bool Fits(this BpeTokenizer tokenizer, string text, int limit) =>
        Fits(tokenizer, ThrowHelper.NotNull(text, nameof(text)).AsSpan(), limit);

    /// <inheritdoc cref="Fits(BpeTokenizer, string, int)"/>
    public static bool Fits(this BpeTokenizer tokenizer, ReadOnlySpan<char> text, int limit)
    {
        TokenFit fit = TokenBounds.OfUtf16Length(tokenizer, text.Length).FitsIn(limit);
        if (fit is TokenFit.Unknown)
        {
            fit = TokenBounds.Of(tokenizer, text).FitsIn(limit);
        }

        return fit is TokenFit.Unknown ? tokenizer.IsWithinTokenLimit(text, limit, out _) : fit is TokenFit.Yes;
    }

    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="utf8Text">The text in UTF-8; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="limit">The most tokens that the text may have.</param>
    /// <inheritdoc cref="Fits(BpeTokenizer, string, int)"/>
    public static bool Fits(this BpeTokenizer tokenizer, ReadOnlySpan<byte> utf8Text, int limit)
    {
        TokenFit fit = TokenBounds.OfUtf8Length(tokenizer, utf8Text.Length).FitsIn(limit);
        return fit is TokenFit.Unknown ? tokenizer.IsWithinTokenLimit(utf8Text, limit, out _) : fit is TokenFit.Yes;
    }
}
