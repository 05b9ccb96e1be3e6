using BytePair.Budgeting;

namespace BytePair.OpenAI.Json;

/// <summary>Budgets that know how long an answer a request asks for.</summary>
internal static class Budgets
{
    /// <summary>The same budget, with room for the answer that the request may ask for: the service refuses a request where prompt and answer don't fit together.</summary>
    public static ContextBudget WithRoomFor(this ContextBudget budget, int? maxOutputTokens) =>
        maxOutputTokens > budget.ReservedTokens
            ? budget with { ReservedOutputTokens = maxOutputTokens.Value, ReservedReasoningTokens = 0 }
            : budget;
}
