namespace BytePair.Budgeting.Tests.Fitting;

/// <summary>What services ask of calls and answers, in plain words: no answer without a call before it, no call without an answer behind it but at the end.</summary>
internal static class ToolRules
{
    public static string? FirstBreach(IReadOnlyList<PromptMessage> messages)
    {
        for (int i = 0; i < messages.Count; i++)
        {
            foreach (PromptPart part in messages[i].Parts)
            {
                if (part is ToolResultPart answer && LatestCall(messages, answer.CallId, i) < 0)
                {
                    return $"message {i} answers {answer.CallId}, which nobody called";
                }

                if (part is ToolCallPart { Id: { } id } && !IsAnswered(messages, id, i) && !IsAtTheEnd(messages, i))
                {
                    return $"message {i} calls {id}, which nobody answers";
                }
            }
        }

        return null;
    }

    /// <summary>The last message up to another that calls by this id; -1 for none.</summary>
    public static int LatestCall(IReadOnlyList<PromptMessage> messages, string id, int before) =>
        Enumerable.Range(0, before).Reverse().FirstOrDefault(i => messages[i].Parts.OfType<ToolCallPart>().Any(call => call.Id == id), -1);

    private static bool IsAnswered(IReadOnlyList<PromptMessage> messages, string id, int call) =>
        Enumerable.Range(call + 1, messages.Count - call - 1).Any(i =>
            messages[i].Parts.OfType<ToolResultPart>().Any(answer => answer.CallId == id) && LatestCall(messages, id, i) == call);

    private static bool IsAtTheEnd(IReadOnlyList<PromptMessage> messages, int call) =>
        messages.Skip(call).All(message => message.Parts.Any(part => part is ToolCallPart or ToolResultPart or ReasoningPart));
}
