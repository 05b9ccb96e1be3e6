namespace BytePair.Budgeting.Fitting;

/// <summary>Joins calls of tools and their answers, and finds which miss one another.</summary>
/// <remarks>
/// An answer belongs to the latest call before it with its id: ids may come again in a long conversation. So the calls of one message and all
/// their answers are one group. In the older form of requests, which has no ids, it belongs to the latest call of its name, and nothing is missed.
/// </remarks>
internal sealed class ToolLinks(IReadOnlyList<PromptMessage> messages, MessageGroups groups)
{
    private readonly Dictionary<string, ToolCall> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ToolCall> byName = new(StringComparer.Ordinal);
    private readonly List<ToolCall> calls = [];
    private readonly List<int> strayAnswers = [];

    /// <summary>The first message at the end whose call waits for its answer; the number of messages if none does. Known once all are joined.</summary>
    public int FirstWaiting { get; private set; } = messages.Count;

    /// <summary>The messages with a call that has no answer or an answer that has no call, in no order.</summary>
    public IEnumerable<int> Join()
    {
        for (int i = 0; i < messages.Count; i++)
        {
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
        int[] unanswered = [.. calls.Where(call => !call.IsAnswered).Select(call => call.Message)];
        FirstWaiting = unanswered.Where(message => message >= tail).DefaultIfEmpty(messages.Count).Min();
        return strayAnswers.Concat(unanswered.Where(message => message < tail));
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
        while (start > 0 && messages[start - 1].Parts.Any(part => part is ToolCallPart or ToolResultPart or ReasoningPart))
        {
            start--;
        }

        return start;
    }
}
