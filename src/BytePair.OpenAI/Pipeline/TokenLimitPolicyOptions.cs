using BytePair.Budgeting;

namespace BytePair.OpenAI;

/// <summary>What a <see cref="TokenLimitPolicy"/> allows, and whom it tells. Immutable; a changed copy is made by <c>with</c>.</summary>
/// <remarks>The functions are called on the thread of the request, by any number of threads at once. What they throw reaches the caller of the client.</remarks>
/// <example>
/// <code>
/// var options = new TokenLimitPolicyOptions
/// {
///     MaxPromptTokens = 20_000,
///     Answered = (request, usage) => Console.WriteLine($"counted {request.Tokens}, billed {usage.InputTokens}"),
/// };
/// </code>
/// </example>
public sealed record TokenLimitPolicyOptions
{
    internal static readonly TokenLimitPolicyOptions Default = new();

    /// <summary>The most tokens of any prompt, or of all texts of a request for embeddings; null, unless set, for the limits of the models alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxPromptTokens
    {
        get;
        init => field = value is null ? null : ThrowHelper.AtLeast(1, value.Value, nameof(MaxPromptTokens));
    }

    /// <summary>Whether the limits of the models don't count, which are: the window, less the output that the request asks for, and what the model takes as input. They count unless set.</summary>
    public bool IgnoresModelLimits { get; init; }

    /// <summary>What to do with a request that has more tokens: <see cref="OversizedRequestHandling.Refuse"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public OversizedRequestHandling OversizedRequests
    {
        get;
        init => field = value is OversizedRequestHandling.Refuse or OversizedRequestHandling.Send ? value : throw ThrowHelper.UndefinedValue(value, nameof(OversizedRequests));
    }

    /// <summary>What to do with a request of which not all can be counted: <see cref="UncountableRequestHandling.Send"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public UncountableRequestHandling UncountableRequests
    {
        get;
        init => field = value is UncountableRequestHandling.Send or UncountableRequestHandling.Refuse ? value : throw ThrowHelper.UndefinedValue(value, nameof(UncountableRequests));
    }

    /// <summary>Where models are looked up: the library's own catalogue unless set.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ModelCatalog Models
    {
        get;
        init => field = ThrowHelper.NotNull(value, nameof(Models));
    } = ModelCatalog.Default;

    /// <summary>Told of each request before it is sent or refused; null for nobody.</summary>
    public Action<CountedRequest>? Counted { get; init; }

    /// <summary>Told of each answer what the service counted, to compare; of a streamed answer when it has been read to the end, if it says so. Null for nobody.</summary>
    public Action<CountedRequest, TokenUsage>? Answered { get; init; }
}
