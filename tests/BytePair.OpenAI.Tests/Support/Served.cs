using System.ClientModel;
using System.ClientModel.Primitives;
using BytePair.LocalOpenAI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Responses;

namespace BytePair.OpenAI.Tests.Support;

/// <summary>A server of the tests' own, and the SDK's real clients of it.</summary>
public sealed class Served : IAsyncLifetime
{
    public LocalServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await LocalServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public ChatClient Chat(string model = "gpt-4o", params PipelinePolicy[] policies) => new(model, Key, Options(policies));

    public ResponsesClient Responses(params PipelinePolicy[] policies) => new(Key, Options(policies));

    public EmbeddingClient Embeddings(string model = "text-embedding-3-small", params PipelinePolicy[] policies) => new(model, Key, Options(policies));

    /// <summary>The body of the request that came last.</summary>
    public ReceivedRequest Last => Server.Received[^1];

    private static ApiKeyCredential Key => new("key");

    private OpenAIClientOptions Options(PipelinePolicy[] policies)
    {
        OpenAIClientOptions options = new() { Endpoint = Server.BaseAddress, RetryPolicy = new ClientRetryPolicy(maxRetries: 2) };
        foreach (PipelinePolicy policy in policies)
        {
            options.AddPolicy(policy, PipelinePosition.PerCall);
        }

        return options;
    }
}
