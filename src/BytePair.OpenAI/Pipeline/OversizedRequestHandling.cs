namespace BytePair.OpenAI;

/// <summary>What to do with a request that has more tokens than it may have.</summary>
public enum OversizedRequestHandling
{
    /// <summary>A <see cref="RequestTooLongException"/> says so, and nothing is sent.</summary>
    Refuse,

    /// <summary>It is sent; <see cref="TokenLimitPolicyOptions.Counted"/> was told.</summary>
    Send,
}
