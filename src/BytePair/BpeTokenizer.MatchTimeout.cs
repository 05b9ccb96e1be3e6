using System.Text.RegularExpressions;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>How long the tokenizer's pattern may take, if <see cref="WithMatchTimeout"/> was told; else <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan MatchTimeout => parts.MatchTimeout ?? Timeout.InfiniteTimeSpan;

    /// <summary>The same tokenizer with a limit for the time that its pattern may take to cut text into pieces, as <see cref="Regex.MatchTimeout"/> is one.</summary>
    /// <param name="matchTimeout">The limit, more than none; or <see cref="Timeout.InfiniteTimeSpan"/> for no limit of time, as it is without this.</param>
    /// <returns>A new tokenizer, which shares the vocabulary with this one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="matchTimeout"/> is zero or negative.</exception>
    /// <remarks>
    /// <para>
    /// It matters to patterns that came with a file or a call and aren't known (see
    /// <see cref="CreateFromTiktoken(string, string, IEnumerable{KeyValuePair{string, int}}, string)"/>): known ones run on scanners that take linear time. Of any
    /// other the work is limited, in proportion to the text: what would take more ends in an <see cref="InvalidOperationException"/>, at the same
    /// place of the same text on every machine. With a limit of time there is none of work: a call ends in a
    /// <see cref="RegexMatchTimeoutException"/> once the pattern takes longer than that, and until then may take as much work as it needs.
    /// </para>
    /// <para>
    /// The time is that of finding the next pieces, a few hundred at a time, not that of a whole call, which may be about a gigabyte of text. To end calls
    /// that read from streams there are cancellation tokens. The limit isn't saved with the tokenizer.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// using var vocabulary = new MemoryStream("YQ== 0\nYg== 1\n"u8.ToArray());
    /// var tokenizer = BpeTokenizer.CreateFromTiktoken(vocabulary, "a(?=a*b)|a|b").WithMatchTimeout(TimeSpan.FromSeconds(5));
    /// int count = tokenizer.CountTokens("aab");    // 3
    /// </code>
    /// </example>
    public BpeTokenizer WithMatchTimeout(TimeSpan matchTimeout)
    {
        bool isInfinite = matchTimeout == Timeout.InfiniteTimeSpan;
        return isInfinite || matchTimeout > TimeSpan.Zero
            ? new BpeTokenizer(parts.WithMatchTimeout(isInfinite ? null : matchTimeout), specialTokens)
            : throw ThrowHelper.TimeoutOutOfRange(matchTimeout, nameof(matchTimeout));
    }
}
