namespace BytePair.Budgeting;

/// <summary>What stays or goes together when a conversation is fitted, beside tool calls and their answers, which always do.</summary>
public enum FittingUnit
{
    /// <summary>Nothing else: each message is taken by itself.</summary>
    Message,

    /// <summary>A message of the user and all that follows it up to the next one, so that no question loses its answer.</summary>
    Turn,
}
