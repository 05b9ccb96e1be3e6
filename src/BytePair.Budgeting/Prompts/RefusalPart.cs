namespace BytePair.Budgeting;

/// <summary>What a model said when it refused to answer.</summary>
public sealed record RefusalPart : PromptPart
{
    /// <summary>Makes a part of a refusal.</summary>
    /// <param name="text">What the model said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public RefusalPart(string text) => Text = text;

    /// <summary>What the model said.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Text
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }
}
