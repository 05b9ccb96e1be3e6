namespace BytePair.Budgeting;

/// <summary>Whether a model calls tools.</summary>
public enum PromptToolChoiceKind
{
    /// <summary>As the model chooses.</summary>
    Auto,

    /// <summary>Never.</summary>
    None,

    /// <summary>At least one tool.</summary>
    Required,

    /// <summary>The tool that is named.</summary>
    Named,
}
