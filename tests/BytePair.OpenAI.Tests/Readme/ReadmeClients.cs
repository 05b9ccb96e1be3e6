using BytePair.OpenAI.Tests.Support;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Responses;

namespace BytePair.OpenAI.Tests.Readme;

/// <summary>The clients that examples use, which are compiled apart from the tests.</summary>
public static class ReadmeClients
{
    public static ChatClient? Chat { get; private set; }

    public static ResponsesClient? Responses { get; private set; }

    public static EmbeddingClient? Embeddings { get; private set; }

    internal static void Use(Served served)
    {
        Chat = served.Chat();
        Responses = served.Responses();
        Embeddings = served.Embeddings();
    }
}
