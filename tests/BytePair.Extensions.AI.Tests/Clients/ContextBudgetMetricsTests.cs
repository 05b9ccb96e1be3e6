using System.Diagnostics.Metrics;
using BytePair.Budgeting;
using BytePair.Extensions.AI.Tests.Support;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Clients;

/// <summary>What a listener to the meter is told. The model's name, which nobody else has, tells these requests from those of other tests.</summary>
public sealed class ContextBudgetMetricsTests
{
    private const string Model = "metrics-test";
    private static readonly ChatMessage[] Remarks = [.. Enumerable.Range(1, 20).Select(number => new ChatMessage(ChatRole.User, $"Remark {number}."))];

    [Fact]
    public async Task Estimates_errors_trimmed_messages_and_refusals_are_measured()
    {
        List<(string Name, double Value, string Tags)> measured = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == ContextBudgetChatClient.MeterName)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Remember(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Remember(instrument, value, tags));
        listener.Start();

        ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        ContextBudgetOptions options = new() { ModelId = Model, Counter = counter, Budget = new ContextBudget(60) };
        using RecordingChatClient service = new(null, new ChatResponseUpdate { Contents = [new TextContent("Hello"), new UsageContent(new UsageDetails { InputTokenCount = 50 })] });
        await service.UseContextBudget(options).GetResponseAsync(Remarks);
        options.Overflow = ContextOverflow.Refuse;
        await Assert.ThrowsAsync<ContextBudgetExceededException>(() => service.UseContextBudget(options).GetResponseAsync(Remarks));

        ChatMessage[] sent = service.Requests.Single().Messages;
        long tokens = counter.Count(sent).TotalTokens;
        const string Tags = "gen_ai.operation.name=chat, gen_ai.request.model=metrics-test, gen_ai.provider.name=test";
        Assert.Equal(
            [
                ("bytepair.chat.input_tokens.estimated", tokens, Tags),
                ("bytepair.chat.messages.trimmed", Remarks.Length - sent.Length, Tags),
                ("bytepair.chat.input_tokens.error_ratio", (tokens - 50) / 50d, Tags),
                ("bytepair.chat.requests.refused", 1, Tags),
            ],
            measured);

        void Remember(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string all = string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
            if (all.Contains(Model, StringComparison.Ordinal))
            {
                measured.Add((instrument.Name, value, all));
            }
        }
    }
}
