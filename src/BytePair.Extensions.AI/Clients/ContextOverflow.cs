namespace BytePair.Extensions.AI;

/// <summary>What becomes of a request that has more tokens than it may have.</summary>
public enum ContextOverflow
{
    /// <summary>Messages are dropped until it fits, as by <see cref="TokenBudgetChatReducer"/>. If what must stay doesn't fit, it is refused.</summary>
    Trim,

    /// <summary>It isn't sent: a <see cref="ContextBudgetExceededException"/> says by how much it is too long.</summary>
    Refuse,

    /// <summary>It is sent as it is. For those who only want to measure.</summary>
    Send,
}
