using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Chat;

/// <summary>Makes requests fit: drops old messages, and cuts the newest where that is allowed.</summary>
internal static class RequestFitting
{
    /// <summary>The request that fits, or null if what must stay doesn't; that, or what was dropped, is told.</summary>
    /// <param name="report">The request and what it takes.</param>
    /// <param name="settings">How it is made to fit.</param>
    /// <param name="place">Where it stands, for messages.</param>
    public static ChatRequest? Fit(RequestReport report, ChatSettings settings, string place)
    {
        ContextBudget budget = report.GetBudget();
        try
        {
            FittedPrompt fitted = new ConversationFitter(report.Model.Counter, settings.Fitting).Fit(report.Request.Prompt, budget);
            if (!settings.IsQuiet)
            {
                Note.Write($"{place}: {Describe(fitted)}; {Sizes.Grouped(fitted.Usage.ReckonedTokens)} of {Sizes.Grouped(budget.InputLimit)} tokens.");
            }

            return report.Request with { Prompt = fitted.Prompt };
        }
        catch (PromptTooLongException tooLong)
        {
            string remedy = settings.Fitting!.CutsLargestTexts ? "Allow more tokens." : "Allow more tokens, or let the newest texts be cut with --cut.";
            Note.Write($"{place} can't fit: what must stay takes {Sizes.Grouped(tooLong.TokenCount)} tokens, and may take {Sizes.Grouped(tooLong.MaxTokens)}. {remedy}");
            return null;
        }
    }

    private static string Describe(FittedPrompt fitted)
    {
        int noRoom = fitted.Messages.Count(message => message is { Outcome: FittingOutcome.Dropped, Reason: not FittingReason.Orphaned });
        int orphaned = fitted.Messages.Count(message => message is { Outcome: FittingOutcome.Dropped, Reason: FittingReason.Orphaned });
        int cut = fitted.Messages.Count(message => message.Outcome == FittingOutcome.Cut);
        string[] changes =
        [
            .. noRoom > 0 ? (string[])[$"{Sizes.Grouped(noRoom)} dropped for want of room"] : [],
            .. orphaned > 0 ? (string[])[$"{Sizes.Grouped(orphaned)} dropped as a tool's call without answer, or answer without call"] : [],
            .. cut > 0 ? (string[])[$"{Sizes.Grouped(cut)} cut"] : [],
        ];
        string messages = $"{Sizes.Grouped(fitted.Messages.Count)} messages";
        return changes.Length == 0 ? $"all {messages} fit" : $"of {messages}, {string.Join(", ", changes)}";
    }
}
