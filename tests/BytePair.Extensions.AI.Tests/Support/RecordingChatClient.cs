using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Support;

/// <summary>Stands for the service at the other end: keeps what it is sent, and answers what it is told to.</summary>
internal sealed class RecordingChatClient(string? defaultModelId = null, params ChatResponseUpdate[] answer) : IChatClient
{
    private readonly List<(ChatMessage[] Messages, ChatOptions? Options)> requests = [];

    public IReadOnlyList<(ChatMessage[] Messages, ChatOptions? Options)> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    public bool IsDisposed { get; private set; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Remember(messages, options);
        return Task.FromResult(answer.ToChatResponse());
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Remember(messages, options);
        foreach (ChatResponseUpdate update in answer)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("test", defaultModelId: defaultModelId)
        : serviceKey is null && serviceType.IsInstanceOfType(this) ? this
        : serviceKey is "key" && serviceType == typeof(ITokenCounter) ? BpeTokenizer.ForEncoding("gpt2")
        : null;

    public void Dispose() => IsDisposed = true;

    private void Remember(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        lock (requests)
        {
            requests.Add(([.. messages], options));
        }
    }
}
