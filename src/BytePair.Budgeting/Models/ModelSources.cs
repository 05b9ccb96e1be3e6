using BytePair.Budgeting.Models;

namespace BytePair.Budgeting;

/// <summary>Where the facts about a model come from.</summary>
public sealed record ModelSources
{
    /// <summary>The source of the encoding; null if not known.</summary>
    public string? Encoding { get; init; }

    /// <summary>The source of the context window and the limits; null if not known.</summary>
    public string? Limits { get; init; }

    /// <summary>The source of the prices; null if not known.</summary>
    public string? Prices { get; init; }

    /// <summary>The public tables and pages that have the model.</summary>
    public IReadOnlyList<string> Tables { get; init => field = TextList.Of(value); } = TextList.Empty;
}
