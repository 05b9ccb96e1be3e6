namespace BytePair.Budgeting;

/// <summary>Reasoning of an earlier turn that is sent back to the model.</summary>
/// <remarks>
/// What a model really reads of it is hidden: the text is a summary, or it is encrypted. A count of it is an estimate.
/// </remarks>
public sealed record ReasoningPart : PromptPart
{
    /// <summary>Makes a part of what is known of the reasoning.</summary>
    /// <param name="text">The reasoning or its summary; empty where only the encrypted form is known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public ReasoningPart(string text) => Text = text;

    /// <summary>The reasoning or its summary; several are joined by a line feed.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Text
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The id that the service gave to the item, or null.</summary>
    public string? Id { get; init; }

    /// <summary>The encrypted reasoning as the service gave it, or null.</summary>
    public string? EncryptedContent { get; init; }
}
