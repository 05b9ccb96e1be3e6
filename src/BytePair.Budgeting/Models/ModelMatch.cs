using System.Globalization;

namespace BytePair.Budgeting;

/// <summary>What a catalogue answers to a name: the facts, how they were found, and of which day they are.</summary>
public sealed record ModelMatch
{
    internal ModelMatch(string name, ModelInfo model, ModelMatchKind kind)
    {
        Name = name;
        Model = model;
        Kind = kind;
    }

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }

    /// <summary>
    /// What is known. For a snapshot, a fine-tuned model or a family, the name is the one that was asked for,
    /// <see cref="ModelInfo.BaseModel"/> the model that the facts are from, and what can't be taken over from it is null.
    /// </summary>
    public ModelInfo Model { get; }

    /// <summary>How the model was found; where there were several steps, the least sure of them.</summary>
    public ModelMatchKind Kind { get; }

    /// <summary>The day that the facts are of, midnight UTC; null if not known.</summary>
    public DateTime? AsOf => Model.AsOf;

    /// <summary>All of it in one line, for people.</summary>
    public override string ToString()
    {
        string how = Kind switch
        {
            ModelMatchKind.Exact => Name,
            ModelMatchKind.Alias => $"{Name}, another name of {Model.Name}",
            ModelMatchKind.AzureDeployment => $"{Name}, on Azure, as {Model.Name}",
            ModelMatchKind.Snapshot => $"{Name}, a snapshot as {Model.BaseModel}",
            ModelMatchKind.FineTuned => $"{Name}, made from {Model.BaseModel}",
            _ => $"{Name}, of the family of {Model.BaseModel}",
        };
        string day = AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "a day not known";
        return $"{how} (as of {day})";
    }
}
