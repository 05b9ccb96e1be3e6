using BytePair.Sinks;
using BytePair.Special;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Finds the longest beginning of a text that has at most so many tokens.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="maxTokenCount">The most tokens that the beginning may have.</param>
    /// <param name="tokenCount">The number of tokens that it has when it is counted by itself.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The index, in chars, up to which the text is to be kept: its length if all of it has no more tokens. Never between the halves of a surrogate pair.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokenCount"/> is negative.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text, the part that isn't kept included, contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>
    /// <para>
    /// No longer beginning has as few tokens, and the beginning has no more when it is counted again. Cutting where the tokens of
    /// the whole text end, as Microsoft.ML.Tokenizers does under the same name, promises neither: a word that is cut, or white space before a
    /// cut, may be other tokens.
    /// </para>
    /// <para>
    /// Linear in the length of what is kept, on any input, and in that of the text where special tokens are refused. Allocates nothing once
    /// it has run, but where it recognises special tokens.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// string text = "Hello, world! How are you?";
    /// int index = tokenizer.GetIndexByTokenCount(text, 4, out int tokenCount);    // 13
    /// string kept = text.Substring(0, index);                                     // Hello, world!
    /// </code>
    /// </example>
    public int GetIndexByTokenCount(string text, int maxTokenCount, out int tokenCount, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return GetIndexByTokenCount(text.AsSpan(), maxTokenCount, out tokenCount, specialTokens);
    }

    /// <inheritdoc cref="GetIndexByTokenCount(string, int, out int, SpecialTokenHandling)"/>
    public int GetIndexByTokenCount(ReadOnlySpan<char> text, int maxTokenCount, out int tokenCount, SpecialTokenHandling specialTokens = default)
    {
        SpecialRules? rules = CheckAgainst(text, maxTokenCount, nameof(maxTokenCount), specialTokens);
        return windows.FindBeginning(text, rules, maxTokenCount, out tokenCount);
    }

    /// <summary>Finds the longest beginning of a text in UTF-8 that has at most so many tokens.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="maxTokenCount">The most tokens that the beginning may have.</param>
    /// <param name="tokenCount">The number of tokens that it has when it is counted by itself.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The index, in bytes, up to which the text is to be kept: its length if all of it has no more tokens. Never within a character.</returns>
    /// <inheritdoc cref="GetIndexByTokenCount(string, int, out int, SpecialTokenHandling)"/>
    public int GetIndexByTokenCount(ReadOnlySpan<byte> utf8Text, int maxTokenCount, out int tokenCount, SpecialTokenHandling specialTokens = default)
    {
        SpecialRules? rules = CheckAgainst(utf8Text, maxTokenCount, nameof(maxTokenCount), specialTokens);
        return windows.FindBeginning(utf8Text, rules, maxTokenCount, out tokenCount);
    }

    /// <summary>Finds the longest ending of a text that has at most so many tokens.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="maxTokenCount">The most tokens that the ending may have.</param>
    /// <param name="tokenCount">The number of tokens that it has when it is counted by itself.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The index, in chars, from which the text is to be kept: 0 if all of it has no more tokens. Never between the halves of a surrogate pair.</returns>
    /// <remarks>
    /// <para>
    /// No longer ending has as few tokens, and the ending has no more when it is counted again.
    /// </para>
    /// <para>
    /// Linear in the length of what is kept, on any input, and in that of the text where special tokens are refused; text without spaces, such as
    /// endless digits, is looked at as far back as the longest tokens would reach. Allocates nothing once it has run, but where it
    /// recognises special tokens.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// string text = "Hello, world! How are you?";
    /// int index = tokenizer.GetIndexByTokenCountFromEnd(text, 3, out int tokenCount);    // 17
    /// string kept = text.Substring(index);                                               // " are you?"
    /// </code>
    /// </example>
    /// <inheritdoc cref="GetIndexByTokenCount(string, int, out int, SpecialTokenHandling)"/>
    public int GetIndexByTokenCountFromEnd(string text, int maxTokenCount, out int tokenCount, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return GetIndexByTokenCountFromEnd(text.AsSpan(), maxTokenCount, out tokenCount, specialTokens);
    }

    /// <inheritdoc cref="GetIndexByTokenCountFromEnd(string, int, out int, SpecialTokenHandling)"/>
    public int GetIndexByTokenCountFromEnd(ReadOnlySpan<char> text, int maxTokenCount, out int tokenCount, SpecialTokenHandling specialTokens = default)
    {
        SpecialRules? rules = CheckAgainst(text, maxTokenCount, nameof(maxTokenCount), specialTokens);
        return windows.FindEnding(text, rules, maxTokenCount, out tokenCount);
    }

    /// <summary>Finds the longest ending of a text in UTF-8 that has at most so many tokens.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="maxTokenCount">The most tokens that the ending may have.</param>
    /// <param name="tokenCount">The number of tokens that it has when it is counted by itself.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The index, in bytes, from which the text is to be kept: 0 if all of it has no more tokens. Never within a character.</returns>
    /// <inheritdoc cref="GetIndexByTokenCountFromEnd(string, int, out int, SpecialTokenHandling)"/>
    public int GetIndexByTokenCountFromEnd(ReadOnlySpan<byte> utf8Text, int maxTokenCount, out int tokenCount, SpecialTokenHandling specialTokens = default)
    {
        SpecialRules? rules = CheckAgainst(utf8Text, maxTokenCount, nameof(maxTokenCount), specialTokens);
        return windows.FindEnding(utf8Text, rules, maxTokenCount, out tokenCount);
    }

    /// <summary>Refuses a negative limit, and a text that contains what is to be rejected, the part that won't be kept included.</summary>
    private SpecialRules? CheckAgainst(ReadOnlySpan<char> text, int maxTokens, string parameter, SpecialTokenHandling handling)
    {
        ThrowHelper.IfNegative(maxTokens, parameter);
        SpecialRules? rules = specialTokens.RulesFor(handling);
        if (rules is { Rejects: true })
        {
            var full = new LimitedCountSink(0);
            Encode(text, handling, ref full);
        }

        return rules;
    }

    private SpecialRules? CheckAgainst(ReadOnlySpan<byte> utf8Text, int maxTokens, string parameter, SpecialTokenHandling handling)
    {
        ThrowHelper.IfNegative(maxTokens, parameter);
        SpecialRules? rules = specialTokens.RulesFor(handling);
        if (rules is { Rejects: true })
        {
            var full = new LimitedCountSink(0);
            encoder.Encode(utf8Text, rules, ref full);
        }

        return rules;
    }
}
