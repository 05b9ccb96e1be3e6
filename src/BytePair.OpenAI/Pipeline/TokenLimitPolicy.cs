using System.ClientModel.Primitives;
using BytePair.OpenAI.Pipeline;

namespace BytePair.OpenAI;

/// <summary>Counts requests as they leave a client, and refuses those that have more tokens than they may have before anything is sent.</summary>
/// <remarks>
/// <para>
/// It reads the body of requests for chats, responses and embeddings, whoever made it, and leaves all else alone. A request that may go passes unchanged;
/// answers and streams pass byte by byte as they came. Add it per call (<see cref="PipelinePosition.PerCall"/>): what is refused isn't tried again then,
/// and what is tried again isn't counted again.
/// </para>
/// <para>
/// Beside what the options say, a request has to stay within what its model takes. By how much the count may be wrong isn't reckoned in: only what is too long by
/// the count itself is refused. Linear in the body. Any number of threads and clients may share one.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// OpenAIClientOptions options = new();
/// options.AddPolicy(new TokenLimitPolicy(new TokenLimitPolicyOptions { MaxPromptTokens = 20_000 }), PipelinePosition.PerCall);
/// ChatClient client = new("gpt-4o", new ApiKeyCredential("key"), options);
/// </code>
/// </example>
public sealed class TokenLimitPolicy : PipelinePolicy
{
    private readonly TokenLimitPolicyOptions options;
    private readonly RequestCounter counter;

    /// <summary>Makes a policy.</summary>
    /// <param name="options">What it allows, and whom it tells; null for the limits of the models.</param>
    public TokenLimitPolicy(TokenLimitPolicyOptions? options = null)
    {
        this.options = options ?? TokenLimitPolicyOptions.Default;
        counter = new RequestCounter(this.options);
    }

    /// <summary>Counts a request, sends it on unless it is too long, and reads what its answer says. Called by the pipeline.</summary>
    /// <param name="message">The request.</param>
    /// <param name="pipeline">The policies.</param>
    /// <param name="currentIndex">Which of them this is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="RequestTooLongException">The request is too long, or can't be counted, and such are refused.</exception>
    /// <example>
    /// <code>
    /// OpenAIClientOptions options = new();
    /// options.AddPolicy(new TokenLimitPolicy(), PipelinePosition.PerCall);    // the pipeline calls it
    /// </code>
    /// </example>
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        CountedRequest? request = Check(ThrowHelper.NotNull(message, nameof(message)));
        ProcessNext(message, pipeline, currentIndex);
        AnsweredUsage.Watch(message, request, options.Answered);
    }

    /// <summary>Counts a request, sends it on unless it is too long, and reads what its answer says. Called by the pipeline.</summary>
    /// <param name="message">The request.</param>
    /// <param name="pipeline">The policies.</param>
    /// <param name="currentIndex">Which of them this is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="RequestTooLongException">The request is too long, or can't be counted, and such are refused.</exception>
    /// <example>
    /// <code>
    /// OpenAIClientOptions options = new();
    /// options.AddPolicy(new TokenLimitPolicy(), PipelinePosition.PerCall);    // the pipeline calls it
    /// </code>
    /// </example>
    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        CountedRequest? request = Check(ThrowHelper.NotNull(message, nameof(message)));
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        AnsweredUsage.Watch(message, request, options.Answered);
    }

    /// <summary>Counts a request; null for one that takes no tokens. Its body is in memory, or is written there once, which needs no waiting.</summary>
    private CountedRequest? Check(PipelineMessage message)
    {
        if (Endpoints.KindOf(message.Request) is not { } kind)
        {
            return null;
        }

        CountedRequest request = counter.Count(kind, HeldContent.Take(message.Request, message.CancellationToken));
        options.Counted?.Invoke(request);
        bool isRefused = request.Fits
            ? request.Uncounted is not null && options.UncountableRequests == UncountableRequestHandling.Refuse
            : options.OversizedRequests == OversizedRequestHandling.Refuse;
        return isRefused ? throw new RequestTooLongException(request) : request;
    }
}
