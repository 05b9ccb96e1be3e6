using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>Puts a budget before a chat client.</summary>
public static class ContextBudgetChatClientExtensions
{
    /// <summary>A client that counts each request before this client sends it, and trims or refuses what is too long.</summary>
    /// <param name="client">Sends what fits.</param>
    /// <param name="modelId">The model of requests that name none; null for the one that the client names.</param>
    /// <param name="configure">Sets the other options; null for the defaults.</param>
    /// <returns>The client to be asked from now on. It disposes of the other.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <remarks>With a builder of clients: <c>builder.Use(ContextBudgetChatClient.Factory("gpt-4o"))</c>.</remarks>
    /// <example>
    /// <code>
    /// static IChatClient WithBudget(IChatClient client) =>
    ///     client.UseContextBudget("gpt-4o", options => options.ReservedOutputTokens = 4_000);
    /// </code>
    /// </example>
    public static ContextBudgetChatClient UseContextBudget(this IChatClient client, string? modelId = null, Action<ContextBudgetOptions>? configure = null)
    {
        _ = client ?? throw new ArgumentNullException(nameof(client));
        ContextBudgetOptions options = new() { ModelId = modelId };
        configure?.Invoke(options);
        return new ContextBudgetChatClient(client, options);
    }

    /// <summary>A client that counts each request before this client sends it, and trims or refuses what is too long.</summary>
    /// <param name="client">Sends what fits.</param>
    /// <param name="options">How to count and what to do with what is too long. Changes that are made to it later have no effect.</param>
    /// <returns>The client to be asked from now on. It disposes of the other.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="options"/> is null.</exception>
    /// <example>
    /// <code>
    /// ContextBudgetOptions options = new() { ModelId = "gpt-4o", Overflow = ContextOverflow.Refuse };
    /// Func&lt;IChatClient, IChatClient&gt; step = client => client.UseContextBudget(options);
    /// </code>
    /// </example>
    public static ContextBudgetChatClient UseContextBudget(this IChatClient client, ContextBudgetOptions options)
    {
        _ = client ?? throw new ArgumentNullException(nameof(client));
        return new ContextBudgetChatClient(client, options ?? throw new ArgumentNullException(nameof(options)));
    }
}
