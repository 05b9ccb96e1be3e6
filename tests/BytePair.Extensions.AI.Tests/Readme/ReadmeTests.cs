using System.Diagnostics.Metrics;
using BytePair.Budgeting;
using BytePair.Extensions.AI.Tests.Support;
using BytePair.Tests.Support;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Readme;

/// <summary>The package's README names what can be listened to. That its code is the code that runs is seen to where all packages' pages are.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task It_names_the_meter_and_its_instruments()
    {
        string readme = File.ReadAllText(Repository.PathOf("src", "BytePair.Extensions.AI", "README.md"));
        List<string> instruments = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == ContextBudgetChatClient.MeterName)
                {
                    instruments.Add($"| `{instrument.Name}` | {(instrument is Counter<long> ? "counter" : "histogram")} | `{instrument.Unit}` |");
                }
            },
        };
        listener.Start();
        using RecordingChatClient service = new(null, new ChatResponseUpdate(ChatRole.Assistant, "Hello"));
        await service.UseContextBudget("gpt-4o", options => options.Budget = new ContextBudget(100)).GetResponseAsync("Hello");

        Assert.Equal(4, instruments.Count);
        Assert.All(instruments, instrument => Assert.Contains(instrument, readme, StringComparison.Ordinal));
        Assert.Contains($"`{ContextBudgetChatClient.MeterName}`", readme, StringComparison.Ordinal);
    }
}
