namespace BytePair.Budgeting;

/// <summary>Text.</summary>
public sealed record TextPart : PromptPart
{
    /// <summary>Makes a part of a text.</summary>
    /// <param name="text">The text; text that spells a special token is ordinary text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public TextPart(string text) => Text = text;

    /// <summary>The text.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Text
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }
}
