using BytePair.Batches;
using BytePair.Special;
using BytePair.Text;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    private const int CharsPerSurrogatePair = 2;

    /// <summary>Finds where the beginning of a text may be cut off, so that it and the rest, encoded apart, have the ids of the whole.</summary>
    /// <param name="utf8Text">The beginning of a text in UTF-8; what follows it doesn't matter.</param>
    /// <param name="specialTokens">What will be done with text that spells a special token: none that is looked for is cut through.</param>
    /// <returns>The last such place near the end, in bytes, or 0 if none was found.</returns>
    /// <remarks>
    /// <para>
    /// Most often that is before a space behind a word. So a text that is larger than memory, or that several machines share, is cut in parts that each
    /// are encoded by themselves. There is no such place in one endless word, nor where a tokenizer that was read from a model's file
    /// changes texts or has a pattern of its own: encode such a text as a stream.
    /// </para>
    /// <para>Linear in the distance from the end to the place that is found. Nothing is allocated.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// byte[] utf8Text = Encoding.UTF8.GetBytes("All happy families are al");
    /// int end = tokenizer.FindLastSafeCut(utf8Text);     // 18
    /// int[] ids = tokenizer.EncodeToIds(utf8Text.AsSpan(0, end));
    /// </code>
    /// </example>
    public int FindLastSafeCut(ReadOnlySpan<byte> utf8Text, SpecialTokenHandling specialTokens = default) =>
        FindLastSafeCut<byte, Utf8Form>(utf8Text, Utf8.MaxCharacterLength, specialTokens);

    /// <param name="text">The beginning of a text; what follows it doesn't matter.</param>
    /// <param name="specialTokens">What will be done with text that spells a special token: none that is looked for is cut through.</param>
    /// <returns>The last such place near the end, in chars, or 0 if none was found.</returns>
    /// <inheritdoc cref="FindLastSafeCut(ReadOnlySpan{byte}, SpecialTokenHandling)"/>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// int end = tokenizer.FindLastSafeCut("All happy families are alike".AsSpan());     // 22
    /// </code>
    /// </example>
    public int FindLastSafeCut(ReadOnlySpan<char> text, SpecialTokenHandling specialTokens = default) =>
        FindLastSafeCut<char, Utf16Form>(text, CharsPerSurrogatePair, specialTokens);

    /// <remarks>A cut is judged by the character behind it and by the special tokens across it: of both, all that there may be has to be seen.</remarks>
    private int FindLastSafeCut<T, TForm>(ReadOnlySpan<T> text, int longestCharacter, SpecialTokenHandling handling)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        SpecialRules? rules = specialTokens.RulesFor(handling);
        int behind = Math.Max(longestCharacter, rules?.MaxLength ?? 0);
        return encoder.CanSlice(rules) && behind <= SharePlan.MaxSpecialLength
            ? Math.Max(0, SharePlan.FindLastCut<T, TForm>(text, 0, text.Length - behind, rules))
            : 0;
    }
}
