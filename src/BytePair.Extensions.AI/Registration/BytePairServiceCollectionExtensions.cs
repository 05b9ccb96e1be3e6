using BytePair.Budgeting;
using BytePair.Extensions.AI.Counting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BytePair.Extensions.AI;

/// <summary>Tokenizers, counters and budgets as services.</summary>
public static class BytePairServiceCollectionExtensions
{
    /// <summary>Adds a tokenizer: <see cref="BpeTokenizer"/> and <see cref="ITokenCounter"/>, under its name as key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">An encoding (<see cref="BpeTokenizer.EncodingNames"/>) or a model, as <see cref="BpeTokenizer.ForModel"/> takes it.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no such encoding and no such model.</exception>
    /// <remarks>The first that is added is also there without a key. One that is added again stays as it is.</remarks>
    /// <example>
    /// <code>
    /// ServiceCollection services = new();
    /// services.AddBytePairTokenizer("o200k_base").AddBytePairTokenizer("cl100k_base");
    /// int count = services.Count;      // 6
    /// </code>
    /// </example>
    public static IServiceCollection AddBytePairTokenizer(this IServiceCollection services, string name)
    {
        _ = services ?? throw new ArgumentNullException(nameof(services));
        _ = name ?? throw new ArgumentNullException(nameof(name));
        BpeTokenizer tokenizer = BpeTokenizer.EncodingNames.Contains(name, StringComparer.Ordinal) ? BpeTokenizer.ForEncoding(name) : BpeTokenizer.ForModel(name);
        return services.AddBoth(name, tokenizer).AddBoth<ITokenCounter>(name, tokenizer);
    }

    /// <summary>
    /// Adds what keeps chats of a model within a budget, under its name as key: <see cref="ChatTokenCounter"/>, <see cref="IPromptTokenCounter"/>, <see cref="ContextBudget"/>,
    /// <see cref="IChatReducer"/>, and the <see cref="ContextBudgetOptions"/> that <see cref="ContextBudgetChatClientExtensions.UseContextBudget(IChatClient, ContextBudgetOptions)"/> takes.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="modelId">The model, an alias or a snapshot, as <see cref="ModelCatalog"/> finds it.</param>
    /// <param name="configure">Sets the other options; null for the defaults.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="modelId"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family, and the options have no counter or no budget.</exception>
    /// <exception cref="ArgumentException">The model isn't one for chats, or it isn't known how many tokens it takes.</exception>
    /// <remarks>The first that is added is also there without a key. One that is added again stays as it is.</remarks>
    /// <example>
    /// <code>
    /// ServiceCollection services = new();
    /// services.AddTokenBudget("gpt-4o", options => options.ReservedOutputTokens = 4_000);
    /// bool hasReducer = services.Any(service => service.ServiceType == typeof(IChatReducer));      // True
    /// </code>
    /// </example>
    public static IServiceCollection AddTokenBudget(this IServiceCollection services, string modelId, Action<ContextBudgetOptions>? configure = null)
    {
        _ = services ?? throw new ArgumentNullException(nameof(services));
        ContextBudgetOptions options = new() { ModelId = modelId ?? throw new ArgumentNullException(nameof(modelId)) };
        configure?.Invoke(options);
        ChatTokenCounter counter = options.Counter ?? ChatCounters.ForModel(modelId);
        ContextBudget budget = options.Budget ?? ContextBudget.ForModel(modelId);
        budget = budget with { ReservedOutputTokens = options.ReservedOutputTokens ?? budget.ReservedOutputTokens };
        TokenBudgetChatReducer reducer = new(counter, budget, options.Fitting) { IsPinned = options.IsPinned, Priority = options.Priority };
        return services
            .AddBoth(modelId, counter)
            .AddBoth(modelId, options.PromptCounter ?? counter)
            .AddBoth(modelId, budget)
            .AddBoth<IChatReducer>(modelId, reducer)
            .AddBoth(modelId, options);
    }

    private static IServiceCollection AddBoth<T>(this IServiceCollection services, string key, T instance)
        where T : class
    {
        services.TryAddKeyedSingleton(key, instance);
        services.TryAddSingleton(instance);
        return services;
    }
}
