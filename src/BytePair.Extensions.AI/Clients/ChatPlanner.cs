using BytePair.Budgeting;
using BytePair.Extensions.AI.Counting;
using BytePair.Extensions.AI.Mapping;
using BytePair.Extensions.AI.Reducing;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Clients;

/// <summary>Makes of each request one that fits: counted, and trimmed or refused as the options say.</summary>
internal sealed class ChatPlanner(ContextBudgetOptions options, string? modelOfClient)
{
    private static readonly Type[] Services = [typeof(ContextBudget), typeof(ChatTokenCounter), typeof(IPromptTokenCounter), typeof(ITokenCounter), typeof(BpeTokenizer)];

    public string? DefaultModelId => options.ModelId ?? modelOfClient;

    /// <exception cref="InvalidOperationException">It isn't known which model it is.</exception>
    public ChatTokenCounter CounterFor(string? modelId) => options.Counter ?? ChatCounters.ForModel(modelId ?? throw ClientErrors.NoModel());

    /// <exception cref="InvalidOperationException">It isn't known which model it is.</exception>
    public ContextBudget BudgetFor(string? modelId, int? maxOutputTokens)
    {
        ContextBudget budget = options.Budget ?? ContextBudget.ForModel(modelId ?? throw ClientErrors.NoModel());
        int reserved = options.ReservedOutputTokens ?? budget.ReservedOutputTokens;

        // Where the output may be lowered, it yields to the messages down to what is set aside in any case.
        int asked = maxOutputTokens ?? reserved;
        return budget with { ReservedOutputTokens = options.OutputLimit == OutputTokenLimit.Keep ? asked : Math.Min(asked, reserved) };
    }

    /// <summary>What requests that name no model are counted with; null for other types, and where the model isn't known.</summary>
    public object? GetService(Type type)
    {
        if (Array.IndexOf(Services, type) < 0)
        {
            return null;
        }

        bool isKnown = DefaultModelId is { } modelId && ModelCatalog.Default.TryFind(modelId, out _);
        ChatTokenCounter? counter = options.Counter is not null || isKnown ? CounterFor(DefaultModelId) : null;
        return type == typeof(ContextBudget) ? (options.Budget is not null || isKnown ? BudgetFor(DefaultModelId, maxOutputTokens: null) : null)
            : type == typeof(IPromptTokenCounter) ? options.PromptCounter ?? counter
            : type == typeof(ChatTokenCounter) ? counter
            : type == typeof(ITokenCounter) ? counter?.TextCounter
            : counter?.TextCounter as BpeTokenizer;
    }

    /// <exception cref="ContextBudgetExceededException">It doesn't fit.</exception>
    public async ValueTask<PreparedChat> PrepareAsync(IEnumerable<ChatMessage> messages, ChatOptions? request, CancellationToken cancellationToken)
    {
        string? modelId = request?.ModelId ?? DefaultModelId;
        ChatTokenCounter counter = CounterFor(modelId);
        ContextBudget budget = BudgetFor(modelId, request?.MaxOutputTokens);
        MappedChat chat = new(messages as IReadOnlyList<ChatMessage> ?? [.. messages], request);
        PromptCount count = await (options.PromptCounter ?? counter).CountAsync(chat.Prompt, cancellationToken).ConfigureAwait(false);
        PreparedChat all = new(chat.Messages, request, modelId, counter.TextCounter, count, budget.Measure(count), 0, 0);
        PreparedChat fitting = all.Usage.Fits || options.Overflow == ContextOverflow.Send ? all
            : options.Overflow == ContextOverflow.Trim ? await TrimAsync(chat, all, counter, cancellationToken).ConfigureAwait(false)
            : throw new ContextBudgetExceededException(modelId, count, all.Usage, inner: null);
        return fitting with { Options = WithOutputLimit(request, fitting.Usage) };
    }

    private async Task<PreparedChat> TrimAsync(MappedChat chat, PreparedChat all, ChatTokenCounter counter, CancellationToken cancellationToken)
    {
        ConversationFitter fitter = new(counter, ChatFitter.OptionsFor(chat, options.Fitting, options.IsPinned, options.Priority));
        try
        {
            FittedPrompt fitted = options.PromptCounter is { } check
                ? await fitter.FitAsync(chat.Prompt, all.Usage.Budget, check, cancellationToken).ConfigureAwait(false)
                : fitter.Fit(chat.Prompt, all.Usage.Budget);
            return all with
            {
                Messages = ChatFitter.MessagesOf(chat, fitted),
                Count = fitted.Count,
                Usage = fitted.Usage,
                DroppedMessages = fitted.Messages.Count(message => message.Outcome == FittingOutcome.Dropped),
                CutMessages = fitted.Messages.Count(message => message.Outcome == FittingOutcome.Cut),
            };
        }
        catch (PromptTooLongException e)
        {
            throw new ContextBudgetExceededException(all.ModelId, all.Count, all.Usage, e);
        }
    }

    /// <summary>The options with as much output as there is room for; the caller's own are never changed.</summary>
    private ChatOptions? WithOutputLimit(ChatOptions? request, ContextUsage usage)
    {
        bool isKept = options.OutputLimit == OutputTokenLimit.Keep || (options.OutputLimit == OutputTokenLimit.Lower && request?.MaxOutputTokens is null);
        int room = usage.MaxOutputTokens;
        if (isKept || room == 0 || request?.MaxOutputTokens <= room)
        {
            return request;
        }

        ChatOptions changed = request?.Clone() ?? new ChatOptions();
        changed.MaxOutputTokens = room;
        return changed;
    }
}
