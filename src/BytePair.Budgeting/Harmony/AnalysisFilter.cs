namespace BytePair.Budgeting.Harmony;

/// <summary>Which messages of analysis are left out: those before one place.</summary>
internal readonly struct AnalysisFilter
{
    private readonly int start;

    public AnalysisFilter(HarmonyConversation conversation)
    {
        start = conversation.Analysis switch
        {
            HarmonyAnalysis.CurrentTurn => FindLastAnswered(conversation.Messages),
            HarmonyAnalysis.AfterFirstAnswer => FindFirstFinal(conversation.Messages),
            _ => 0,
        };
    }

    public bool Drops(HarmonyMessage message, int index) => index < start && IsOn(message, HarmonyChannels.Analysis);

    private static bool IsOn(HarmonyMessage message, string channel) => string.Equals(message.Channel, channel, StringComparison.Ordinal);

    /// <summary>The last final answer behind which the user says something, or 0.</summary>
    private static int FindLastAnswered(IReadOnlyList<HarmonyMessage> messages)
    {
        bool isReplied = false;
        for (int i = messages.Count - 1; i >= 0; i--)
        {
            if (isReplied && IsOn(messages[i], HarmonyChannels.Final))
            {
                return i;
            }

            isReplied |= messages[i].Role == HarmonyRole.User;
        }

        return 0;
    }

    /// <summary>The first final answer, if the last message of the model is one; or 0.</summary>
    private static int FindFirstFinal(IReadOnlyList<HarmonyMessage> messages)
    {
        HarmonyMessage? last = messages.LastOrDefault(message => message.Role == HarmonyRole.Assistant);
        int first = 0;
        while (last is not null && IsOn(last, HarmonyChannels.Final) && !IsOn(messages[first], HarmonyChannels.Final))
        {
            first++;
        }

        return first;
    }
}
