using System.Diagnostics.CodeAnalysis;
using System.Text;
using BytePair.Sinks;
using BytePair.Special;
using BytePair.Truncation;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Made when first asked for; of two callers at the same moment both may make one, and either is as good.</summary>
    private TextWindows Windows => field ??= new TextWindows(new TextLimits(pieces, vocabulary), encoder);

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
    /// Linear in the length of what is kept, and in that of the text where special tokens are refused; one endless word, or white space, is looked
    /// at as far as so many of the longest tokens would reach. Allocates nothing once it has run, but where it recognises special tokens.
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
        return Windows.FindBeginning(text, rules, maxTokenCount, out tokenCount);
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
        return Windows.FindBeginning(utf8Text, rules, maxTokenCount, out tokenCount);
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
    /// Linear in the length of what is kept, and in that of the text where special tokens are refused; where the kind of character never changes, as in
    /// endless digits, the text is looked at as far back as so many of the longest tokens would reach. Allocates nothing once it has run, but where it
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
        return Windows.FindEnding(text, rules, maxTokenCount, out tokenCount);
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
        return Windows.FindEnding(utf8Text, rules, maxTokenCount, out tokenCount);
    }

    /// <summary>Shortens a text to so many tokens, where it has more.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="maxTokens">The most tokens that the result may have.</param>
    /// <param name="options">Which part is kept, where it may be cut, and what stands for what was left out; null for the start, cut between any two characters.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>
    /// The text itself if it has no more tokens; else the kept parts with the marker between, before or behind. It has at most
    /// <paramref name="maxTokens"/> tokens when it is counted again. It is empty where not even the marker has so few.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is negative.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text or the marker contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>
    /// <para>
    /// A start alone, or an end alone, is the longest that there is. With a marker, or with both, each part is the longest of a number of tokens
    /// counted by itself: what the marker leaves of <paramref name="maxTokens"/>, halved for both. Tokens don't always add up where parts
    /// meet: where the whole has too many, the number is lowered by one until it has not. A recognised or refused special token never
    /// comes about where parts meet.
    /// </para>
    /// <para>
    /// Linear in the length of the text. Each place that has to be tried costs a count of what is kept; more than two or three are rare.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// string start = tokenizer.TruncateToTokens("The quick brown fox jumps over the lazy dog.", 4);    // The quick brown fox
    /// var middle = new TruncationOptions { Keep = TruncationKeep.StartAndEnd };
    /// string both = tokenizer.TruncateToTokens("The quick brown fox jumps over the lazy dog.", 7, middle);    // The quick brown… lazy dog.
    /// </code>
    /// </example>
    public string TruncateToTokens(string text, int maxTokens, TruncationOptions? options = null, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return Truncate(text.AsSpan(), maxTokens, options, specialTokens, out char[]? shortened) ? new string(shortened) : text;
    }

    /// <inheritdoc cref="TruncateToTokens(string, int, TruncationOptions?, SpecialTokenHandling)"/>
    public string TruncateToTokens(ReadOnlySpan<char> text, int maxTokens, TruncationOptions? options = null, SpecialTokenHandling specialTokens = default) =>
        Truncate(text, maxTokens, options, specialTokens, out char[]? shortened) ? new string(shortened) : text.ToString();

    /// <summary>Shortens a text in UTF-8 to so many tokens, where it has more.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="maxTokens">The most tokens that the result may have.</param>
    /// <param name="options">Which part is kept, where it may be cut, and what stands for what was left out; null for the start, cut between any two characters.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>A copy of the text if it has no more tokens; else the kept parts, as for a string.</returns>
    /// <inheritdoc cref="TruncateToTokens(string, int, TruncationOptions?, SpecialTokenHandling)"/>
    public byte[] TruncateToTokens(ReadOnlySpan<byte> utf8Text, int maxTokens, TruncationOptions? options = null, SpecialTokenHandling specialTokens = default)
    {
        options ??= TruncationOptions.Default;
        SpecialRules? rules = CheckAgainst(utf8Text, maxTokens, nameof(maxTokens), specialTokens);
        CheckAgainst(options.Marker.AsSpan(), maxTokens, nameof(maxTokens), specialTokens);
        var truncator = new Truncator<byte, Utf8Units, Utf8Counts>(new Utf8Counts(Windows, encoder, rules), options);
        return truncator.TryShorten(utf8Text, Encoding.UTF8.GetBytes(options.Marker), maxTokens, out byte[]? shortened) ? shortened : utf8Text.ToArray();
    }

    private bool Truncate(ReadOnlySpan<char> text, int maxTokens, TruncationOptions? options, SpecialTokenHandling handling, [NotNullWhen(true)] out char[]? shortened)
    {
        options ??= TruncationOptions.Default;
        SpecialRules? rules = CheckAgainst(text, maxTokens, nameof(maxTokens), handling);
        CheckAgainst(options.Marker.AsSpan(), maxTokens, nameof(maxTokens), handling);
        var truncator = new Truncator<char, Utf16Units, Utf16Counts>(new Utf16Counts(Windows, encoder, rules), options);
        return truncator.TryShorten(text, options.Marker.AsSpan(), maxTokens, out shortened);
    }

    /// <summary>Refuses a negative limit, and a text that contains what is to be rejected, the part that won't be kept included.</summary>
    private SpecialRules? CheckAgainst(ReadOnlySpan<char> text, int maxTokens, string parameter, SpecialTokenHandling handling)
    {
        ThrowHelper.IfNegative(maxTokens, parameter);
        SpecialRules? rules = specialTokens.RulesFor(handling);
        if (rules is { Rejects: true })
        {
            var full = new LimitedCountSink(0);
            encoder.Encode(text, rules, ref full);
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
