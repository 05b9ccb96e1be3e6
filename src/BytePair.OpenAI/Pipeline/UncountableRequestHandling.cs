namespace BytePair.OpenAI;

/// <summary>What to do with a request of which not all can be counted: the model isn't known, say, or it continues what the service has stored.</summary>
public enum UncountableRequestHandling
{
    /// <summary>It is sent, unless what could be counted is too much already.</summary>
    Send,

    /// <summary>A <see cref="RequestTooLongException"/> says what couldn't be counted, and nothing is sent.</summary>
    Refuse,
}
