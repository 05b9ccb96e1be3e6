using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>A part of a message: text, an image, a tool call. Immutable; two parts are equal if what they say is.</summary>
public abstract record PromptPart
{
    private protected PromptPart()
    {
    }

    /// <summary>The JSON that the part was read from, so that members which this library doesn't know are written back.</summary>
    /// <remarks>No part of what a part says: it is left out of comparison.</remarks>
    internal PromptSource? Source { get; init; }

    /// <summary>Whether the other part is of the same kind.</summary>
    /// <param name="other">The other part.</param>
    public virtual bool Equals(PromptPart? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
