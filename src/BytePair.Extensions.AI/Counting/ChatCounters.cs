using BytePair.Budgeting;

namespace BytePair.Extensions.AI.Counting;

/// <summary>Counters that nobody gave rules for.</summary>
internal static class ChatCounters
{
    /// <summary>The counter of a model, by which what can't be known is estimated: a chat that has it is to be counted all the same.</summary>
    public static ChatTokenCounter ForModel(string modelId)
    {
        ChatTokenCounter counter = ChatTokenCounter.ForModel(modelId);
        return ChatTokenCounter.Create(counter.TextCounter, counter.Rules with { UncountableParts = UncountablePartHandling.Estimate });
    }
}
