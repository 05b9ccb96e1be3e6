using System.Diagnostics.CodeAnalysis;
using BytePair.Truncation;

namespace BytePair;

/// <summary>What can be done with any <see cref="ITokenCounter"/>.</summary>
public static class TokenCounterExtensions
{
    /// <summary>Shortens a text to so many tokens, where it has more.</summary>
    /// <param name="counter">Counts the tokens.</param>
    /// <param name="text">The text.</param>
    /// <param name="maxTokens">The most tokens that the result may have.</param>
    /// <param name="options">Which part is kept, where it may be cut, and what stands for what was left out; null for the start, cut between any two characters.</param>
    /// <returns>
    /// The text itself if it has no more tokens; else the kept parts with the marker between, before or behind. It has at most
    /// <paramref name="maxTokens"/> tokens when it is counted again. It is empty where not even the marker has so few.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> or <paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is negative.</exception>
    /// <remarks>
    /// With a <see cref="BpeTokenizer"/> this is its method of the same name. With another counter tokens are taken to grow with the text, and what is
    /// kept is counted a logarithm of its length times; a longer part might fit if longer texts have fewer tokens, and where a beginning has too many, the
    /// text has.
    /// </remarks>
    /// <example>
    /// <code>
    /// ITokenCounter counter = BpeTokenizer.ForEncoding("o200k_base");
    /// string start = counter.TruncateToTokens("The quick brown fox jumps over the lazy dog.", 4);    // The quick brown fox
    /// </code>
    /// </example>
    public static string TruncateToTokens(this ITokenCounter counter, string text, int maxTokens, TruncationOptions? options = null)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return counter is BpeTokenizer tokenizer
            ? tokenizer.TruncateToTokens(text, maxTokens, options)
            : TryShorten(counter, text.AsSpan(), maxTokens, options, out string? shortened) ? shortened : text;
    }

    /// <inheritdoc cref="TruncateToTokens(ITokenCounter, string, int, TruncationOptions?)"/>
    public static string TruncateToTokens(this ITokenCounter counter, ReadOnlySpan<char> text, int maxTokens, TruncationOptions? options = null) =>
        counter is BpeTokenizer tokenizer
            ? tokenizer.TruncateToTokens(text, maxTokens, options)
            : TryShorten(counter, text, maxTokens, options, out string? shortened) ? shortened : text.ToString();

    private static bool TryShorten(ITokenCounter counter, ReadOnlySpan<char> text, int maxTokens, TruncationOptions? options, [NotNullWhen(true)] out string? shortened)
    {
        ThrowHelper.IfNull(counter, nameof(counter));
        ThrowHelper.IfNegative(maxTokens, nameof(maxTokens));
        options ??= TruncationOptions.Default;
        var truncator = new Truncator<char, Utf16Units, CounterCounts>(new CounterCounts(counter), options);
        bool isShortened = truncator.TryShorten(text, options.Marker.AsSpan(), maxTokens, out char[]? kept);
        shortened = isShortened ? new string(kept) : null;
        return isShortened;
    }
}
