using System.Runtime.CompilerServices;
using BytePair.Budgeting;
using BytePair.Extensions.AI.Clients;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>A chat client that counts each request before it is sent, and trims or refuses what is too long.</summary>
/// <remarks>
/// <para>
/// A request that fits is sent as it came. Of one that doesn't, messages are dropped as by <see cref="TokenBudgetChatReducer"/>, or it is refused with the figures
/// (<see cref="ContextBudgetOptions.Overflow"/>). The caller's messages and options are never changed.
/// </para>
/// <para>
/// When the answer is there, what was counted is compared with what the service says (<see cref="Completed"/>). An answer that streams is counted while it comes
/// (<see cref="Streaming"/>). Metrics are those of the meter <see cref="MeterName"/>; the package's README names them.
/// </para>
/// <para>
/// Put it next to the service, behind what calls functions: so each round of calls is counted. What a service remembers of a conversation
/// (<see cref="ChatOptions.ConversationId"/>) isn't known here and isn't counted. Safe for any number of threads, if the client below is.
/// </para>
/// </remarks>
public sealed class ContextBudgetChatClient : DelegatingChatClient
{
    /// <summary>The name of the meter of what is measured.</summary>
    public const string MeterName = "BytePair.Extensions.AI";

    private readonly ChatPlanner planner;
    private readonly string? provider;

    /// <summary>Makes a client that sends by another.</summary>
    /// <param name="innerClient">Sends what fits.</param>
    /// <param name="options">How to count and what to do with what is too long; null for the model that the client names. Changes that are made to it later have no effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="innerClient"/> is null.</exception>
    public ContextBudgetChatClient(IChatClient innerClient, ContextBudgetOptions? options = null)
        : base(innerClient)
    {
        var metadata = (ChatClientMetadata?)innerClient.GetService(typeof(ChatClientMetadata));
        provider = metadata?.ProviderName;
        planner = new ChatPlanner((options ?? new ContextBudgetOptions()).Copy(), metadata?.DefaultModelId);
    }

    /// <summary>An answer is complete: what was counted for it, and what the service says. Raised on the thread that the answer came on.</summary>
    public event EventHandler<ChatTokensEventArgs>? Completed;

    /// <summary>An update of an answer came: how many tokens it has so far. Only what someone listens to is counted so often.</summary>
    public event EventHandler<StreamedTokensEventArgs>? Streaming;

    /// <summary>A step for a builder of clients: what <c>Use</c> of <c>ChatClientBuilder</c> takes.</summary>
    /// <param name="modelId">The model of requests that name none; null for the one that the client below names.</param>
    /// <param name="configure">Sets the other options; null for the defaults. Called once for each client that is built.</param>
    /// <returns>A function that puts a budget before a client.</returns>
    /// <example>
    /// <code>
    /// Func&lt;IChatClient, IChatClient&gt; step = ContextBudgetChatClient.Factory("gpt-4o", options => options.Overflow = ContextOverflow.Refuse);
    /// </code>
    /// </example>
    public static Func<IChatClient, IChatClient> Factory(string? modelId = null, Action<ContextBudgetOptions>? configure = null) =>
        client => client.UseContextBudget(modelId, configure);

    /// <summary>Sends a request that fits.</summary>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="options">The options of the request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer of the client below.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is null.</exception>
    /// <exception cref="ContextBudgetExceededException">The request is too long, and isn't to be trimmed; or what must stay of it is.</exception>
    /// <exception cref="InvalidOperationException">Nobody says which model it is.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        PreparedChat chat = await PrepareAsync(messages, options, cancellationToken).ConfigureAwait(false);
        ChatResponse response = await base.GetResponseAsync(chat.Messages, chat.Options, cancellationToken).ConfigureAwait(false);
        ChatResponseTokenCounter counter = new(chat.TextCounter);
        counter.Add(response);
        Complete(chat, counter);
        return response;
    }

    /// <summary>Sends a request that fits, and counts the answer while it comes.</summary>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="options">The options of the request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The updates of the client below. Nothing is counted or sent before they are asked for.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is null.</exception>
    /// <exception cref="ContextBudgetExceededException">While the result is read: the request is too long, and isn't to be trimmed; or what must stay of it is.</exception>
    /// <exception cref="InvalidOperationException">While the result is read: nobody says which model it is.</exception>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        _ = messages ?? throw new ArgumentNullException(nameof(messages));
        return StreamAsync(messages, options, cancellationToken);
    }

    /// <summary>The client, what it counts with, or what the client below has.</summary>
    /// <param name="serviceType">The type: also <see cref="BpeTokenizer"/>, <see cref="ITokenCounter"/>, <see cref="ChatTokenCounter"/>, <see cref="IPromptTokenCounter"/> and <see cref="ContextBudget"/>, for the model of requests that name none.</param>
    /// <param name="serviceKey">A key for the client below; what this client has, has none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceType"/> is null.</exception>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        _ = serviceType ?? throw new ArgumentNullException(nameof(serviceType));
        return (serviceKey is null ? planner.GetService(serviceType) : null) ?? base.GetService(serviceType, serviceKey);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PreparedChat chat = await PrepareAsync(messages, options, cancellationToken).ConfigureAwait(false);
        ChatResponseTokenCounter counter = new(chat.TextCounter);
        await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(chat.Messages, chat.Options, cancellationToken).ConfigureAwait(false))
        {
            counter.Add(update);
            Streaming?.Invoke(this, new StreamedTokensEventArgs(update, counter));
            yield return update;
        }

        Complete(chat, counter);
    }

    private async ValueTask<PreparedChat> PrepareAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        _ = messages ?? throw new ArgumentNullException(nameof(messages));
        try
        {
            PreparedChat chat = await planner.PrepareAsync(messages, options, cancellationToken).ConfigureAwait(false);
            ContextBudgetMetrics.Sent(chat, provider);
            return chat;
        }
        catch (ContextBudgetExceededException e)
        {
            ContextBudgetMetrics.RefusedFor(e.ModelId, provider);
            throw;
        }
    }

    private void Complete(PreparedChat chat, ChatResponseTokenCounter counter)
    {
        ChatTokensEventArgs tokens = new(chat.ModelId, chat.Count, chat.Usage, counter.Usage)
        {
            OutputTokens = counter.TotalTokens,
            DroppedMessages = chat.DroppedMessages,
            CutMessages = chat.CutMessages,
        };
        ContextBudgetMetrics.Answered(tokens, provider);
        Completed?.Invoke(this, tokens);
    }
}
