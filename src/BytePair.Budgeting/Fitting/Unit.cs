namespace BytePair.Budgeting.Fitting;

/// <summary>Messages that stay or go together.</summary>
internal sealed class Unit
{
    /// <summary>Their indexes, rising.</summary>
    public List<int> Messages { get; } = [];

    /// <summary>What they take together, with their errors if those count.</summary>
    public long Cost { get; set; }

    /// <summary>The priority of the most important of them.</summary>
    public int Priority { get; set; } = int.MinValue;

    /// <summary>Why they must stay; null if they may go.</summary>
    public FittingReason? Required { get; set; }

    public int First => Messages[0];

    public int Last => Messages[Messages.Count - 1];
}
