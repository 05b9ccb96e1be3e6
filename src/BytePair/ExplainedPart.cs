namespace BytePair;

/// <summary>A token at its place in a piece: a byte that merging begins with, what a merge made, or what is left at the end.</summary>
public readonly struct ExplainedPart : IEquatable<ExplainedPart>
{
    internal ExplainedPart(int id, int start, int length)
    {
        Id = id;
        Start = start;
        Length = length;
    }

    /// <summary>The token's id. It is also its rank: of all pairs that could merge, the one with the lowest does.</summary>
    public int Id { get; }

    /// <summary>Where it begins, in bytes from the beginning of the piece.</summary>
    public int Start { get; }

    /// <summary>Its length in bytes.</summary>
    public int Length { get; }

    /// <summary>True if both are the same token at the same place.</summary>
    /// <param name="left">One part.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ExplainedPart left, ExplainedPart right) => left.Equals(right);

    /// <summary>True if they differ in their token or their place.</summary>
    /// <param name="left">One part.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ExplainedPart left, ExplainedPart right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ExplainedPart other) => Id == other.Id && Start == other.Start && Length == other.Length;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExplainedPart other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (((Id * 31) + Start) * 31) + Length;

    /// <summary>The id and the bytes that it covers, e.g. <c>258 at bytes 4 to 6</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Id} at bytes {Start} to {Start + Length}");
}
