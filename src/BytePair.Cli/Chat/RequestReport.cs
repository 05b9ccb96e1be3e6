using BytePair.Budgeting;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Chat;

/// <summary>What a request takes, leaves and costs.</summary>
internal sealed class RequestReport
{
    private readonly int? limit;

    public RequestReport(ChatRequest request, ChatModel model, ChatSettings settings)
    {
        Request = request;
        Model = model;
        limit = settings.Limit;
        Count = model.Count(request.Prompt);
        Tools = ToolCounts.Of(request.Prompt, model.Counter);
        int reserve = settings.Reserve ?? request.MaxOutputTokens ?? 0;
        Window = model.Info is { ContextWindow: null, MaxInputTokens: null } ? null : ContextBudget.ForModel(model.Info) with { ReservedOutputTokens = reserve };
        Usage = Window?.Measure(Count);
        var calculator = new CostCalculator(model.Info);
        calculator.TryCalculate(new TokenUsage { InputTokens = Math.Max(0, Count.TotalTokens) }, out TokenCost? input);
        calculator.TryCalculate(new TokenUsage { InputTokens = Math.Max(0, Count.TotalTokens), OutputTokens = reserve }, out TokenCost? most);
        (InputCost, MostCost, Reserve) = (input, most, reserve);
    }

    public ChatRequest Request { get; }

    public ChatModel Model { get; }

    public PromptCount Count { get; }

    /// <summary>The tokens of each tool, which <see cref="Count"/> has as one; null for one that can't be counted.</summary>
    public long?[] Tools { get; }

    /// <summary>The tokens that are left for the answer.</summary>
    public int Reserve { get; }

    /// <summary>The window of the model with the reserve set aside; null if it isn't known.</summary>
    public ContextBudget? Window { get; }

    /// <summary>What the request leaves of the window.</summary>
    public ContextUsage? Usage { get; }

    /// <summary>What the request costs without an answer; null if prices aren't known.</summary>
    public TokenCost? InputCost { get; }

    /// <summary>What it costs with an answer that takes all of the reserve.</summary>
    public TokenCost? MostCost { get; }

    /// <summary>By how many tokens the request is above the limit of the command line, or of the window, what the count may be wrong by reckoned in; 0 if it isn't.</summary>
    public long Excess => Math.Max(0, Math.Max(-(Usage?.TokensLeft ?? 0), limit is { } most ? Count.TotalTokens + Count.ErrorTokens - most : 0));

    /// <summary>What the request may have: the window, and the limit of the command line.</summary>
    /// <exception cref="CommandFailedException">Neither is known.</exception>
    public ContextBudget GetBudget() => (Window, limit) switch
    {
        (null, null) => throw new CommandFailedException($"it isn't known how many tokens {Model.Name} takes. Say how many the request may have with --limit."),
        (null, { } most) => new ContextBudget(most),
        ({ } window, null) => window,
        ({ } window, { } most) => window with { MaxInputTokens = Math.Min(most, window.MaxInputTokens ?? int.MaxValue) },
    };
}
