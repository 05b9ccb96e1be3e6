namespace BytePair;

/// <summary>One step of byte pair encoding: two neighbouring parts of a piece become one.</summary>
public readonly struct ExplainedMerge : IEquatable<ExplainedMerge>
{
    internal ExplainedMerge(ExplainedPart left, ExplainedPart right, ExplainedPart result)
    {
        Left = left;
        Right = right;
        Result = result;
    }

    /// <summary>The part on the left.</summary>
    public ExplainedPart Left { get; }

    /// <summary>The part on the right, which begins where the left one ends.</summary>
    public ExplainedPart Right { get; }

    /// <summary>What they became. Of all that two neighbours could make, it came first by id, or by the model's list of merges, and this was the leftmost place for it.</summary>
    public ExplainedPart Result { get; }

    /// <summary>True if both are the same step.</summary>
    /// <param name="left">One step.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ExplainedMerge left, ExplainedMerge right) => left.Equals(right);

    /// <summary>True if the steps differ.</summary>
    /// <param name="left">One step.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ExplainedMerge left, ExplainedMerge right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ExplainedMerge other) => Left == other.Left && Right == other.Right && Result == other.Result;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExplainedMerge other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Result.GetHashCode();

    /// <summary>The ids and the bytes that the result covers, e.g. <c>274 + 83 → 4037 at bytes 0 to 4</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Left.Id} + {Right.Id} → {Result}");
}
