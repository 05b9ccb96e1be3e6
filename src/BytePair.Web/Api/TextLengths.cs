using System.Globalization;
using System.Text;
using BytePair.Budgeting;

namespace BytePair.Web.Api;

/// <summary>The lengths of a text by what people count, beside tokens.</summary>
/// <param name="Graphemes">Characters as readers see them: grapheme clusters.</param>
/// <param name="CodePoints">Unicode code points.</param>
/// <param name="Words">Stretches without white space.</param>
/// <param name="Bytes">Bytes of UTF-8.</param>
internal readonly record struct TextLengths(long Graphemes, long CodePoints, long Words, long Bytes)
{
    /// <summary>Between two looks whether the answer is still wanted, in chars.</summary>
    private const int Stretch = 1 << 16;

    /// <remarks>Linear in the length of the text.</remarks>
    public static TextLengths Of(string text, CancellationToken cancellationToken) => new(
        CountGraphemes(text, cancellationToken),
        text.Length - text.Count(char.IsLowSurrogate),
        RuleOfThumb.CountWords(text),
        Encoding.UTF8.GetByteCount(text));

    private static long CountGraphemes(ReadOnlySpan<char> text, CancellationToken cancellationToken)
    {
        long count = 0;
        int next = 0;
        for (int at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text[at..]))
        {
            if (at >= next)
            {
                cancellationToken.ThrowIfCancellationRequested();
                next = at + Stretch;
            }

            count++;
        }

        return count;
    }
}
