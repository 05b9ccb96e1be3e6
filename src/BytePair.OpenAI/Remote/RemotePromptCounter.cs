using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BytePair.Budgeting;
using BytePair.OpenAI.Remote;
using OpenAI;
using OpenAI.Responses;

namespace BytePair.OpenAI;

/// <summary>Asks the service how many tokens a request takes (<c>POST /v1/responses/input_tokens</c>): exact whatever is in it, at the price of a call.</summary>
/// <remarks>
/// <para>
/// The call goes through the client's own pipeline, so that its key, address, retries and policies are in force. It costs time, and sends the prompt; nothing
/// is stored here. Images, files, hosted tools and what the service has stored are counted too, of which counts made here are estimates or none.
/// </para>
/// <para>
/// The service counts requests for responses. A prompt of chat completions is written as such a request: what differs between the two
/// (names of those who speak, messages of functions) is refused. Any number of threads may ask at once.
/// </para>
/// <para>The SDK marks its client of responses as experimental (OPENAI001), and so is this type.</para>
/// </remarks>
/// <example>
/// <code>
/// ResponsesClient client = new("key");
/// IPromptTokenCounter counter = new RemotePromptCounter(client, "gpt-5");
/// string model = counter.Name;    // gpt-5
/// </code>
/// </example>
[Experimental("OPENAI001")]
public sealed class RemotePromptCounter : IPromptTokenCounter
{
    private readonly ResponsesClient client;

    /// <summary>Makes a counter that asks through a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="model">The model whose tokens are counted.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public RemotePromptCounter(ResponsesClient client, string model)
    {
        this.client = ThrowHelper.NotNull(client, nameof(client));
        Name = ThrowHelper.NotNull(model, nameof(model));
    }

    /// <summary>The model whose tokens are counted.</summary>
    public string Name { get; }

    /// <summary>Asks the service how many tokens a prompt takes.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The tokens as a whole; what each message takes isn't known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The prompt has what a request for responses has no place for; the message says what.</exception>
    /// <exception cref="ClientResultException">The service refused the call.</exception>
    /// <exception cref="FormatException">The service answered something else than a count.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example>
    /// <code>
    /// static async Task&lt;long&gt; Ask(ResponsesClient client)
    /// {
    ///     RemotePromptCounter counter = new(client, "gpt-5");
    ///     PromptCount count = await counter.CountAsync(new ChatPrompt([PromptMessage.User("Hello!")]));
    ///     return count.TotalTokens;
    /// }
    /// </code>
    /// </example>
    public async ValueTask<PromptCount> CountAsync(ChatPrompt prompt, CancellationToken cancellationToken = default)
    {
        string json = new ChatRequest(ChatRequestKind.Responses, ThrowHelper.NotNull(prompt, nameof(prompt))) { Model = Name }.ToJson();
        return await AskAsync(BinaryData.FromString(json), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the service how many tokens a request takes, with all that it continues (<see cref="CreateResponseOptions.PreviousResponseId"/>, say).</summary>
    /// <param name="options">The request; its own model is asked for, and <see cref="Name"/> where it has none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The tokens as a whole; what each item takes isn't known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ClientResultException">The service refused the call.</exception>
    /// <exception cref="FormatException">The service answered something else than a count.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example>
    /// <code>
    /// static async Task&lt;long&gt; Ask(ResponsesClient client)
    /// {
    ///     CreateResponseOptions options = new("gpt-5", [ResponseItem.CreateUserMessageItem("And then?")]) { PreviousResponseId = "resp_1" };
    ///     return (await new RemotePromptCounter(client, "gpt-5").CountAsync(options)).TotalTokens;
    /// }
    /// </code>
    /// </example>
    public async ValueTask<PromptCount> CountAsync(CreateResponseOptions options, CancellationToken cancellationToken = default)
    {
        BinaryData request = ModelReaderWriter.Write(ThrowHelper.NotNull(options, nameof(options)), ModelReaderWriterOptions.Json, OpenAIContext.Default);
        return await AskAsync(CountRequest.Of(request, Name), cancellationToken).ConfigureAwait(false);
    }

    private async Task<PromptCount> AskAsync(BinaryData request, CancellationToken cancellationToken)
    {
        using var content = BinaryContent.Create(request);
        ClientResult result = await client.GetInputTokenCountAsync("application/json", content, new RequestOptions { CancellationToken = cancellationToken }).ConfigureAwait(false);
        return new PromptCount([new PromptCountItem(PromptCountItemKind.Request, -1, -1, TokensOf(result.GetRawResponse().Content), IsExact: true, ErrorTokens: 0, $"{Name}, as the service counts")]);
    }

    private static long TokensOf(BinaryData answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.ToMemory());
            return document.RootElement.GetProperty("input_tokens").GetInt64();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException("The service answered something else than a count of tokens ('input_tokens'); does the address of the client offer responses/input_tokens?", e);
        }
    }
}
