namespace BytePair.Budgeting.Fitting;

/// <summary>Finds which messages can't be without one another, and which miss another.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>An answer belongs to the latest call before it with its id: ids may come again in a long conversation. So the calls of one
/// message and all their answers are one group. In the older form of requests, which has no ids, it belongs to the latest call of its name.</item>
/// <item>Reasoning belongs to what the model said or called right behind it, and so do calls to those right behind them:
/// of an answer that came as several messages, services refuse a part.</item>
/// </list>
/// </remarks>
internal sealed class ToolLinks(IReadOnlyList<PromptMessage> messages, MessageGroups groups)
{
    private readonly Dictionary<string, ToolCall> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ToolCall> byName = new(StringComparer.Ordinal);
    private readonly List<ToolCall> calls = [];
    private readonly List<int> strayAnswers = [];

    /// <summary>The messages with a call that has no answer or an answer that has no call, in no order.</summary>
    public IEnumerable<int> Join()
    {
        for (int i = 0; i < messages.Count; i++)
        {
            if (i > 0 && IsOneAnswer(messages[i - 1], messages[i]))
            {
                groups.Join(i - 1, i);
            }

            foreach (PromptPart part in messages[i].Parts)
            {
                Link(i, part);
            }

            if (messages[i] is { Role: PromptRole.Function, Name: { } name } && byName.TryGetValue(name, out ToolCall? call))
            {
                groups.Join(call.Message, i);
            }
        }

        int tail = TailStart();
        return strayAnswers.Concat(calls.Where(call => !call.IsAnswered && call.Message < tail).Select(call => call.Message));
    }

    private void Link(int message, PromptPart part)
    {
        if (part is ToolCallPart { Id: { } id })
        {
            if (!byId.TryGetValue(id, out ToolCall? known) || known.Message != message)
            {
                byId[id] = new ToolCall(message);
                calls.Add(byId[id]);
            }
        }
        else if (part is ToolCallPart named)
        {
            byName[named.Name] = new ToolCall(message);
        }
        else if (part is ToolResultPart answer)
        {
            if (byId.TryGetValue(answer.CallId, out ToolCall? call))
            {
                call.IsAnswered = true;
                groups.Join(call.Message, message);
            }
            else
            {
                strayAnswers.Add(message);
            }
        }
    }

    /// <summary>Where the last calls and their answers begin, behind which nobody spoke: they may wait for more answers.</summary>
    private int TailStart()
    {
        int start = messages.Count;
        while (start > 0 && IsOfCalls(messages[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsOneAnswer(PromptMessage first, PromptMessage second) =>
        first.Role == PromptRole.Assistant && second.Role == PromptRole.Assistant && first.Parts.Any(part => part is ToolCallPart or ReasoningPart);

    private static bool IsOfCalls(PromptMessage message) =>
        message.Role == PromptRole.Tool || message.Parts.Any(part => part is ToolCallPart or ToolResultPart or ReasoningPart);
}
