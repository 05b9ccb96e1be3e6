using System.Buffers;
using BytePair.Incremental;

namespace BytePair;

/// <summary>
/// Counts the tokens of many ranges of one text, each as if the range were a text of its own, faster than by encoding each: for cutting a
/// document into chunks that fit a window.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="CountTokens(int, int)"/> is always the count of <see cref="BpeTokenizer.CountTokens(ReadOnlySpan{char}, SpecialTokenHandling)"/>
/// for the range. Text that spells a special token is ordinary text.
/// </para>
/// <para>
/// Making one encodes the text once, in linear time, and keeps it as UTF-8 with about 5% more. A range takes the time to encode a few hundred bytes
/// at either end of it, and of a word or white space without end that the range cuts, that of all of it; its length besides doesn't
/// matter. A range of digits, which are cut by threes wherever it begins, makes the first such call find all links between pieces,
/// linear in the text (16 bytes of memory for each of its bytes), and then takes logarithmic time.
/// </para>
/// <para>
/// Where the file of a model has the text changed before it is read, or finds tokens of its own in it, or cuts it by several patterns that depend on the whole
/// text, each range is encoded: that takes time in proportion to the range.
/// </para>
/// <para>Safe for any number of threads. Made by <see cref="BpeTokenizer.CreateRangeCounter(string)"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// TokenRangeCounter counter = tokenizer.CreateRangeCounter("Hello, world!");
/// long all = counter.CountTokens(0, 13);       // 4
/// long world = counter.CountTokens(7, 5);      // 1
/// </code>
/// </example>
public sealed class TokenRangeCounter
{
    private readonly BpeTokenizer tokenizer;
    private readonly byte[] utf8;

    /// <summary>Null where each range is encoded.</summary>
    private readonly RangeCounts? counts;

    /// <summary>Null where the units are bytes, or every char is one byte.</summary>
    private readonly CharOffsets? offsets;

    internal TokenRangeCounter(BpeTokenizer tokenizer, RangeCounts? counts, byte[] utf8, int length)
    {
        this.tokenizer = tokenizer;
        this.counts = counts;
        this.utf8 = utf8;
        Length = length;
        offsets = length == utf8.Length ? null : new CharOffsets(utf8, length);
    }

    /// <summary>The length of the text, in chars, or in bytes if it was given in UTF-8.</summary>
    public int Length { get; }

    /// <summary>Work done, in bytes looked at and links followed, for tests.</summary>
    internal long Steps => counts?.Steps ?? 0;

    /// <summary>The number of tokens of a range of the text, taken as a text of its own.</summary>
    /// <param name="start">Where the range begins, in chars, or in bytes if the text was given in UTF-8.</param>
    /// <param name="length">The length of the range in the same units. It may begin and end anywhere; half a surrogate pair reads as U+FFFD.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range isn't within the text.</exception>
    /// <remarks>See <see cref="TokenRangeCounter"/> for the time it takes. A range that cuts a surrogate pair in two is encoded anew.</remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// const string Text = "one two three four five";
    /// TokenRangeCounter counter = tokenizer.CreateRangeCounter(Text);
    /// long count = counter.CountTokens(4, 9);      // 2
    /// </code>
    /// </example>
    public long CountTokens(int start, int length)
    {
        if ((uint)start > (uint)Length || (uint)length > (uint)(Length - start))
        {
            throw ThrowHelper.RangeOutsideText(start, length, Length, nameof(start));
        }

        if (offsets is null)
        {
            return Count(start, start + length);
        }

        int startOffset = offsets.Find(start, out bool beginsWithHalf);
        int endOffset = offsets.Find(start + length, out bool endsWithHalf);
        return beginsWithHalf || endsWithHalf
            ? CountWithHalves(beginsWithHalf ? startOffset + Text.Utf8.MaxCharacterLength : startOffset, endOffset, beginsWithHalf, endsWithHalf, length)
            : Count(startOffset, endOffset);
    }

    private long Count(int start, int end) => counts?.Count(start, end) ?? tokenizer.CountTokens(utf8.AsSpan(start, end - start));

    /// <summary>Tokens of the bytes with U+FFFD for half a pair before them or behind them.</summary>
    private long CountWithHalves(int start, int end, bool beginsWithHalf, bool endsWithHalf, int length)
    {
        if (length == 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> half = "\uFFFD"u8;
        ReadOnlySpan<byte> whole = utf8.AsSpan(start, end - start);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(whole.Length + (2 * half.Length));
        int count = 0;
        if (beginsWithHalf)
        {
            half.CopyTo(bytes);
            count = half.Length;
        }

        whole.CopyTo(bytes.AsSpan(count));
        count += whole.Length;
        if (endsWithHalf)
        {
            half.CopyTo(bytes.AsSpan(count));
            count += half.Length;
        }

        long tokens = tokenizer.CountTokens(bytes.AsSpan(0, count));
        ArrayPool<byte>.Shared.Return(bytes);
        return tokens;
    }
}
