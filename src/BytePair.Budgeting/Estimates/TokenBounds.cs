using BytePair.Budgeting.Estimates;

namespace BytePair.Budgeting;

/// <summary>
/// Numbers of tokens that a text can't have fewer or more of, told from its length alone: a token is a byte at least, and at most as
/// many as the longest token has.
/// </summary>
/// <remarks>
/// So a text of n bytes has at most n tokens, and at least n divided by <see cref="BpeTokenizer.MaxTokenLength"/>. A char (UTF-16) takes 1
/// to 3 bytes of UTF-8: those beyond U+FFFF take 4 in two chars, and a lone surrogate reads as U+FFFD, which takes 3. The bounds hold for
/// any text, special tokens recognised or not. There are texts that meet them, but most are far from either: a token of common text is 3 to 5 bytes.
/// </remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// TokenBounds bounds = TokenBounds.OfUtf8Length(tokenizer, 100_000);
/// TokenFit large = bounds.FitsIn(128_000);        // Yes
/// TokenFit middle = bounds.FitsIn(8_192);         // Unknown
/// TokenFit small = bounds.FitsIn(500);            // No
/// </code>
/// </example>
public readonly record struct TokenBounds
{
    /// <summary>UTF-8 takes so many bytes at most for a char of UTF-16.</summary>
    private const int MaxBytesPerChar = 3;

    private TokenBounds(long least, long most)
    {
        Least = least;
        Most = most;
    }

    /// <summary>No text of the length has fewer tokens.</summary>
    public long Least { get; }

    /// <summary>No text of the length has more tokens.</summary>
    public long Most { get; }

    /// <summary>The bounds for a text of so many bytes of UTF-8.</summary>
    /// <param name="tokenizer">The tokenizer, for the length of its longest token.</param>
    /// <param name="byteCount">The length of the text, in bytes; they need be no well-formed UTF-8.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tokenizer"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="byteCount"/> is negative.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// long most = TokenBounds.OfUtf8Length(tokenizer, 1_000).Most;        // 1000
    /// </code>
    /// </example>
    public static TokenBounds OfUtf8Length(BpeTokenizer tokenizer, long byteCount) => new(
        Whole.DividedUp(ThrowHelper.NotNegative(byteCount, nameof(byteCount)), ThrowHelper.NotNull(tokenizer, nameof(tokenizer)).MaxTokenLength),
        byteCount);

    /// <summary>The bounds for a text of so many chars, whatever they are; those of <see cref="Of(BpeTokenizer, ReadOnlySpan{char})"/> are closer.</summary>
    /// <param name="tokenizer">The tokenizer, for the length of its longest token.</param>
    /// <param name="charCount">The length of the text, in chars (UTF-16).</param>
    /// <exception cref="ArgumentNullException"><paramref name="tokenizer"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="charCount"/> is negative.</exception>
    /// <exception cref="OverflowException">The result is beyond <see cref="long.MaxValue"/>.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// long most = TokenBounds.OfUtf16Length(tokenizer, 1_000).Most;       // 3000
    /// </code>
    /// </example>
    public static TokenBounds OfUtf16Length(BpeTokenizer tokenizer, long charCount) =>
        new(OfUtf8Length(tokenizer, ThrowHelper.NotNegative(charCount, nameof(charCount))).Least, checked(charCount * MaxBytesPerChar));

    /// <summary>The bounds for a text, by the bytes that it takes in UTF-8.</summary>
    /// <param name="tokenizer">The tokenizer, for the length of its longest token.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tokenizer"/> is null.</exception>
    /// <remarks>Linear in the length of the text, at the speed at which memory is read; allocates nothing.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// long most = TokenBounds.Of(tokenizer, "Grüße").Most;                // 7
    /// </code>
    /// </example>
    public static TokenBounds Of(BpeTokenizer tokenizer, ReadOnlySpan<char> text) => OfUtf8Length(tokenizer, Utf8Length.Of(text));

    /// <summary>Whether a text of the length fits so many tokens, if that can be told.</summary>
    /// <param name="limit">The limit, in tokens.</param>
    /// <returns>Unknown if some texts of the length fit and some may not.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is negative.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// TokenFit fit = TokenBounds.OfUtf8Length(tokenizer, 1_000).FitsIn(1_000);        // Yes
    /// </code>
    /// </example>
    public TokenFit FitsIn(long limit)
    {
        ThrowHelper.IfNegative(limit, nameof(limit));
        return Most <= limit ? TokenFit.Yes : Least > limit ? TokenFit.No : TokenFit.Unknown;
    }
}
