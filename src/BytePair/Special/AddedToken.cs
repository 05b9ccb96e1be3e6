namespace BytePair.Special;

/// <summary>A text with an id of its own, which the file of a model adds to its vocabulary.</summary>
internal sealed class AddedToken(string text, int id)
{
    /// <summary>What the id decodes to.</summary>
    public string Text { get; } = text;

    public int Id { get; } = id;

    /// <summary>What is looked for: the text as the model's normalizer leaves it, if it is looked for in normalized text.</summary>
    public string Pattern { get; init; } = text;

    /// <summary>Whether it is looked for as a <see cref="SpecialTokenHandling"/> says. Others are looked for always.</summary>
    public bool IsSpecial { get; init; }

    /// <summary>Whether it is looked for in normalized text, and only between those that are looked for in the text itself.</summary>
    public bool IsNormalized { get; init; }

    /// <summary>Whether it takes the white space before it.</summary>
    public bool TakesSpaceBefore { get; init; }

    /// <summary>Whether it takes the white space behind it.</summary>
    public bool TakesSpaceBehind { get; init; }

    /// <summary>Whether it is one only where no letter, digit, mark or underscore touches it.</summary>
    public bool IsWholeWord { get; init; }

    /// <summary>Whether no text is read as it, so that it is there for decoding only.</summary>
    public bool IsNeverFound { get; init; }

    /// <summary>Whether it is found by its text alone, wherever that stands.</summary>
    public bool IsPlain => !TakesSpaceBefore && !TakesSpaceBehind && !IsWholeWord && string.Equals(Pattern, Text, StringComparison.Ordinal);
}
