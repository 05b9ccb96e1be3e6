using BytePair.Budgeting.Estimates;

namespace BytePair.Budgeting;

/// <summary>
/// The rule that a token is 4 chars, or 0.75 words, and how wrong it is. It is for when there is a length but no text, or a price to be
/// named in round figures; with a text at hand, counting is exact and takes no longer than looking for words does.
/// </summary>
/// <remarks>
/// <para>
/// The rule is about English prose. <see cref="Errors"/> has the factors by which it was wrong in measurements on samples of 2,000 chars,
/// by kind of text and encoding; shorter texts scatter more. <see cref="Estimate"/> applies them. They are experience, not bounds: what a text can't
/// have more or fewer tokens than is said by <see cref="TokenBounds"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// long rule = RuleOfThumb.TokensOfChars(10_000);                                              // 2500
/// TokenEstimate korean = RuleOfThumb.Estimate(10_000, TextKind.Korean, "o200k_base");
/// bool isTwiceAsMuch = korean.Tokens > 2 * rule;                                              // True
/// </code>
/// </example>
public static class RuleOfThumb
{
    /// <summary>What the rule takes for the length of a token, in chars.</summary>
    public const int CharsPerToken = 4;

    /// <summary>What the rule takes for the length of a token, in words.</summary>
    public const double WordsPerToken = 0.75;

    /// <summary>What was measured: for each kind of text, encoding and rule, how far off the rule is.</summary>
    public static IReadOnlyList<RuleOfThumbError> Errors => MeasuredErrors.All;

    /// <summary>The tokens of a text of so many chars by the rule: a quarter, rounded up.</summary>
    /// <param name="chars">The length of the text, in chars (UTF-16).</param>
    /// <returns>A number of tokens that is right for English prose, more or less, and for little else.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chars"/> is negative.</exception>
    /// <example>
    /// <code>
    /// long tokens = RuleOfThumb.TokensOfChars(10_000);        // 2500
    /// </code>
    /// </example>
    public static long TokensOfChars(long chars) => Whole.DividedUp(ThrowHelper.NotNegative(chars, nameof(chars)), CharsPerToken);

    /// <summary>The tokens of a text of so many words by the rule: four thirds, rounded up.</summary>
    /// <param name="words">The length of the text, in words.</param>
    /// <returns>A number of tokens that is right for English prose, more or less, and for little else.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="words"/> is negative.</exception>
    /// <exception cref="OverflowException">The result is beyond <see cref="long.MaxValue"/>.</exception>
    /// <example>
    /// <code>
    /// long tokens = RuleOfThumb.TokensOfWords(750);           // 1000
    /// </code>
    /// </example>
    public static long TokensOfWords(long words) => checked(ThrowHelper.NotNegative(words, nameof(words)) + Whole.DividedUp(words, 3));

    /// <summary>The number of words of a text, as the rule means them: stretches without white space.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number of words. Languages that put no spaces between words have few by this.</returns>
    /// <remarks>Linear in the length of the text; allocates nothing. White space is that of Unicode 16.0.</remarks>
    /// <example>
    /// <code>
    /// long words = RuleOfThumb.CountWords("Hello, my world!");        // 3
    /// </code>
    /// </example>
    public static long CountWords(ReadOnlySpan<char> text) => Words.Count(text);

    /// <summary>The tokens of a text of so many chars, by what was measured for its kind.</summary>
    /// <param name="chars">The length of the text, in chars (UTF-16).</param>
    /// <param name="kind">The kind of the text.</param>
    /// <param name="encodingName">The name of the encoding: <c>cl100k_base</c>, <c>o200k_base</c> or <c>o200k_harmony</c>.</param>
    /// <returns>The number, and the range in which 9 of 10 samples were.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="encodingName"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chars"/> is negative, or there is no such kind.</exception>
    /// <exception cref="ArgumentException">Nothing was measured for the encoding.</exception>
    /// <example>
    /// <code>
    /// TokenEstimate estimate = RuleOfThumb.Estimate(10_000, TextKind.English, "o200k_base");
    /// bool isInRange = estimate.Low &lt;= 2200 &amp;&amp; 2200 &lt;= estimate.High;        // True
    /// </code>
    /// </example>
    public static TokenEstimate Estimate(long chars, TextKind kind, string encodingName)
    {
        ThrowHelper.IfNegative(chars, nameof(chars));
        return MeasuredErrors.Find(kind, encodingName, isByWords: false).Apply(TokensOfChars(chars));
    }

    /// <summary>The tokens of a text of so many words, by what was measured for its kind.</summary>
    /// <param name="words">The length of the text, in words (<see cref="CountWords"/>).</param>
    /// <param name="kind">The kind of the text.</param>
    /// <param name="encodingName">The name of the encoding: <c>cl100k_base</c>, <c>o200k_base</c> or <c>o200k_harmony</c>.</param>
    /// <returns>The number, and the range in which 9 of 10 samples were.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="encodingName"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="words"/> is negative, or there is no such kind.</exception>
    /// <exception cref="ArgumentException">Nothing was measured for the encoding.</exception>
    /// <exception cref="OverflowException">The result is beyond <see cref="long.MaxValue"/>.</exception>
    /// <example>
    /// <code>
    /// TokenEstimate estimate = RuleOfThumb.EstimateFromWords(750, TextKind.Code, "o200k_base");
    /// bool isMore = estimate.Tokens > 1000;                   // True
    /// </code>
    /// </example>
    public static TokenEstimate EstimateFromWords(long words, TextKind kind, string encodingName)
    {
        ThrowHelper.IfNegative(words, nameof(words));
        return MeasuredErrors.Find(kind, encodingName, isByWords: true).Apply(TokensOfWords(words));
    }

    private static TokenEstimate Apply(this RuleOfThumbError error, long tokens) =>
        new(Whole.TimesUp(tokens, error.LowFactor), Whole.TimesUp(tokens, error.MedianFactor), Whole.TimesUp(tokens, error.HighFactor));
}
