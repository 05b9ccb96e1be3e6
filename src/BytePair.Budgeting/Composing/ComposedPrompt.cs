namespace BytePair.Budgeting;

/// <summary>A prompt within its limit, and what became of each piece of it.</summary>
public sealed class ComposedPrompt
{
    internal ComposedPrompt(string text, int tokenCount, int reservedTokens, int maxTokens, IReadOnlyList<ComposedElement> elements)
    {
        Text = text;
        TokenCount = tokenCount;
        ReservedTokens = reservedTokens;
        TokensLeft = maxTokens - tokenCount - reservedTokens;
        Elements = elements;
    }

    /// <summary>The text of the prompt.</summary>
    public string Text { get; }

    /// <summary>The tokens of the text, counted as a whole.</summary>
    public int TokenCount { get; }

    /// <summary>The tokens that stay free because the builder was told so.</summary>
    public int ReservedTokens { get; }

    /// <summary>The tokens of the limit that neither the text nor the reserved space takes.</summary>
    public int TokensLeft { get; }

    /// <summary>All pieces in the order in which they were added, a group or a choice before what is in it.</summary>
    public IReadOnlyList<ComposedElement> Elements { get; }

    /// <summary>Work done, in chars counted, for tests.</summary>
    internal long CountedChars { get; init; }
}
