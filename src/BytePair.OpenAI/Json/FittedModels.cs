using BytePair.Budgeting;

namespace BytePair.OpenAI.Json;

/// <summary>The SDK's objects that a fitted prompt stands for: the very ones that were given where they are unchanged, new ones for the rest.</summary>
internal static class FittedModels
{
    /// <summary>What stays, and the summary, in order.</summary>
    /// <param name="report">What became of each message.</param>
    /// <param name="given">The objects that the messages were read from.</param>
    /// <param name="skipped">How many messages stand before the first that was read from one of them.</param>
    /// <param name="make">Makes objects of a message that was cut or is new.</param>
    public static T[] Of<T>(FittedPrompt report, T[] given, int skipped, Func<PromptMessage, IReadOnlyList<T>> make)
    {
        List<T> all = [];
        using IEnumerator<FittedMessage> kept = report.Messages.Where(message => message.Result is not null).GetEnumerator();
        for (int i = 0; i < report.Prompt.Messages.Count; i++)
        {
            if (i == report.SummaryIndex)
            {
                all.AddRange(make(report.Prompt.Messages[i]));
                continue;
            }

            kept.MoveNext();
            FittedMessage message = kept.Current;
            if (message.Index < skipped)
            {
                continue;
            }

            if (message.Outcome == FittingOutcome.Kept)
            {
                all.Add(given[message.Index - skipped]);
            }
            else
            {
                all.AddRange(make(message.Result!));
            }
        }

        return [.. all];
    }

    /// <summary>What isn't in the prompt, in order.</summary>
    public static T[] Dropped<T>(FittedPrompt report, T[] given, int skipped) =>
        [.. report.Messages.Where(message => message.Result is null).Select(message => given[message.Index - skipped])];
}
