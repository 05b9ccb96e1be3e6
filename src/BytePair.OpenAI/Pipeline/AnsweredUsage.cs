using System.ClientModel.Primitives;
using BytePair.Budgeting;

namespace BytePair.OpenAI.Pipeline;

/// <summary>What an answer says of the tokens that it took.</summary>
internal static class AnsweredUsage
{
    /// <summary>Tells of an answer that is at hand; has a stream tell when it comes to its end.</summary>
    public static void Watch(PipelineMessage message, CountedRequest? request, Action<CountedRequest, TokenUsage>? answered)
    {
        if (request is null || answered is null || message.Response is not { IsError: false } response)
        {
            return;
        }

        if (message.BufferResponse)
        {
            if (UsageJson.TryRead(response.Content.ToMemory().Span, out TokenUsage? usage))
            {
                answered(request, usage);
            }
        }
        else if (response.ContentStream is { } stream && response.Headers.TryGetValue("Content-Type", out string? type) && type?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true)
        {
            response.ContentStream = new WatchedStream(stream, new UsageEvents(usage => answered(request, usage)));
        }
    }
}
