using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BytePair.Extensions.AI.Clients;

/// <summary>What is measured of all clients.</summary>
/// <remarks>
/// Tags have the names of OpenTelemetry's conventions for generative AI. The instruments have names of their own: <c>gen_ai.client.token.usage</c> is what
/// the service said, and is written by those who write traces.
/// </remarks>
internal static class ContextBudgetMetrics
{
    private const string Operation = "gen_ai.operation.name";
    private const string Chat = "chat";
    private const string Model = "gen_ai.request.model";
    private const string Provider = "gen_ai.provider.name";

    private static readonly Meter Meter = new(ContextBudgetChatClient.MeterName);
    private static readonly Histogram<long> InputTokens = Meter.CreateHistogram<long>("bytepair.chat.input_tokens.estimated", "{token}", "Tokens of the messages that were sent, as they were counted.");
    private static readonly Histogram<double> ErrorRatio = Meter.CreateHistogram<double>("bytepair.chat.input_tokens.error_ratio", "1", "By what share of what the service said more tokens were counted.");
    private static readonly Counter<long> Trimmed = Meter.CreateCounter<long>("bytepair.chat.messages.trimmed", "{message}", "Messages that were dropped or cut so that a request fits.");
    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("bytepair.chat.requests.refused", "{request}", "Requests that were too long and weren't sent.");

    public static void Sent(PreparedChat chat, string? provider)
    {
        TagList tags = TagsOf(chat.ModelId, provider);
        InputTokens.Record(chat.Count.TotalTokens, tags);
        if (chat.DroppedMessages + chat.CutMessages > 0)
        {
            Trimmed.Add(chat.DroppedMessages + chat.CutMessages, tags);
        }
    }

    public static void Answered(ChatTokensEventArgs tokens, string? provider)
    {
        if (tokens.InputErrorRatio is { } ratio)
        {
            ErrorRatio.Record(ratio, TagsOf(tokens.ModelId, provider));
        }
    }

    public static void RefusedFor(string? modelId, string? provider) => Refused.Add(1, TagsOf(modelId, provider));

    private static TagList TagsOf(string? modelId, string? provider)
    {
        TagList tags = default;
        tags.Add(Operation, Chat);
        if (modelId is not null)
        {
            tags.Add(Model, modelId);
        }

        if (provider is not null)
        {
            tags.Add(Provider, provider);
        }

        return tags;
    }
}
