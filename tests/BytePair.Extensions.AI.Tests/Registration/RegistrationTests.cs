using BytePair.Budgeting;
using BytePair.Extensions.AI.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace BytePair.Extensions.AI.Tests.Registration;

/// <summary>What is added can be asked for, by its name and, the first, without.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void Tokenizers_are_there_by_name_and_the_first_without()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddBytePairTokenizer("o200k_base").AddBytePairTokenizer("gpt-4").AddBytePairTokenizer("o200k_base")
            .BuildServiceProvider();
        Assert.Same(BpeTokenizer.ForEncoding("o200k_base"), provider.GetRequiredService<BpeTokenizer>());
        Assert.Same(BpeTokenizer.ForEncoding("o200k_base"), provider.GetRequiredService<ITokenCounter>());
        Assert.Same(BpeTokenizer.ForEncoding("cl100k_base"), provider.GetRequiredKeyedService<BpeTokenizer>("gpt-4"));
        Assert.Same(BpeTokenizer.ForEncoding("cl100k_base"), provider.GetRequiredKeyedService<ITokenCounter>("gpt-4"));
        Assert.Single(provider.GetKeyedServices<BpeTokenizer>("o200k_base"));
        Assert.Null(provider.GetKeyedService<BpeTokenizer>("gpt2"));
    }

    [Fact]
    public async Task Budgets_are_there_with_all_that_keeps_to_them()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddTokenBudget("gpt-4o", options => options.ReservedOutputTokens = 4_000)
            .AddTokenBudget("gpt-4", options => options.Budget = new ContextBudget(60))
            .BuildServiceProvider();
        Assert.Equal(124_000, provider.GetRequiredService<ContextBudget>().InputLimit);
        Assert.Equal("gpt-4o", provider.GetRequiredService<ChatTokenCounter>().Rules.Name);
        Assert.Same(provider.GetRequiredService<ChatTokenCounter>(), provider.GetRequiredService<IPromptTokenCounter>());
        Assert.Equal(60, provider.GetRequiredKeyedService<ContextBudget>("gpt-4").InputLimit);

        ChatMessage[] remarks = [.. Enumerable.Range(1, 20).Select(number => new ChatMessage(ChatRole.User, $"Remark {number}."))];
        IEnumerable<ChatMessage> reduced = await provider.GetRequiredKeyedService<IChatReducer>("gpt-4").ReduceAsync(remarks, CancellationToken.None);
        using RecordingChatClient service = new(null, new ChatResponseUpdate(ChatRole.Assistant, "Yes."));
        using IChatClient client = service.UseContextBudget(provider.GetRequiredKeyedService<ContextBudgetOptions>("gpt-4"));
        await client.GetResponseAsync(remarks);
        Assert.Equal(reduced, service.Requests.Single().Messages);
        Assert.InRange(reduced.Count(), 1, 10);
    }

    [Fact]
    public void What_there_is_none_of_is_refused_when_it_is_added()
    {
        ServiceCollection services = new();
        Assert.ThrowsAny<ArgumentException>(() => services.AddBytePairTokenizer("no-such-model"));
        Assert.Throws<UnknownModelException>(() => services.AddTokenBudget("no-such-model"));
        Assert.Throws<ArgumentNullException>("services", () => BytePairServiceCollectionExtensions.AddBytePairTokenizer(null!, "gpt2"));
        Assert.Throws<ArgumentNullException>("name", () => services.AddBytePairTokenizer(null!));
        Assert.Throws<ArgumentNullException>("modelId", () => services.AddTokenBudget(null!));
        Assert.Empty(services);
    }
}
