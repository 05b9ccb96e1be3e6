using System.ClientModel.Primitives;

namespace BytePair.OpenAI.Pipeline;

/// <summary>Which requests take tokens, told by the end of their address: what stands before it differs between services.</summary>
internal static class Endpoints
{
    public static RequestKind? KindOf(PipelineRequest request)
    {
        if (request.Content is null || request.Uri is not { } uri || !string.Equals(request.Method, "POST", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string path = uri.AbsolutePath.TrimEnd('/');
        return path.EndsWith("/chat/completions", StringComparison.Ordinal) ? RequestKind.ChatCompletions
            : path.EndsWith("/responses", StringComparison.Ordinal) ? RequestKind.Responses
            : path.EndsWith("/embeddings", StringComparison.Ordinal) ? RequestKind.Embeddings
            : null;
    }
}
