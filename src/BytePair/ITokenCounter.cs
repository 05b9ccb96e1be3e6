namespace BytePair;

/// <summary>Says how many tokens a text has. <see cref="BpeTokenizer"/> does; so may any other tokenizer.</summary>
/// <remarks>
/// <para>
/// Whoever only counts takes this: the counting of chats, their fitting, composing, chunking and packing. Text that spells a special token is
/// ordinary text to it.
/// </para>
/// <para>
/// What an implementation has to keep to: the same text has the same count every time; an empty text has no tokens, and no count is negative; any number
/// of threads may ask at once. Counts needn't add up where texts are joined, and a longer text may have fewer tokens.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// ITokenCounter counter = BpeTokenizer.ForEncoding("o200k_base");
/// int count = counter.CountTokens("Hello, world!");      // 4
/// string name = counter.Name;                            // o200k_base
/// </code>
/// </example>
public interface ITokenCounter
{
    /// <summary>What the counts are by, as reports give it: the name of an encoding or of a model.</summary>
    string Name { get; }

    /// <summary>Counts the tokens of a text.</summary>
    /// <param name="text">The text; text that spells a special token is ordinary text.</param>
    /// <returns>The number of tokens: 0 or more, and 0 for an empty text.</returns>
    /// <example>
    /// <code>
    /// ITokenCounter counter = BpeTokenizer.ForModel("gpt-4o");
    /// int count = counter.CountTokens("Hello, world!");      // 4
    /// </code>
    /// </example>
    int CountTokens(ReadOnlySpan<char> text);
}
