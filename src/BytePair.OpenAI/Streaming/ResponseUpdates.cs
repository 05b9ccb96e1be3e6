using OpenAI.Responses;

namespace BytePair.OpenAI.Streaming;

/// <summary>Takes apart updates of responses. Those that repeat as a whole what came in parts add nothing.</summary>
internal static class ResponseUpdates
{
    public static void Add(StreamingResponseUpdate update, StreamedTexts texts)
    {
        switch (update)
        {
            case StreamingResponseOutputTextDeltaUpdate text:
                texts.Append(StreamedTextKind.Text, text.OutputIndex, text.ContentIndex, text.Delta);
                break;
            case StreamingResponseRefusalDeltaUpdate refusal:
                texts.Append(StreamedTextKind.Refusal, refusal.OutputIndex, refusal.ContentIndex, refusal.Delta);
                break;
            case StreamingResponseOutputItemAddedUpdate { Item: FunctionCallResponseItem call } added:
                texts.Append(StreamedTextKind.CallName, added.OutputIndex, 0, call.FunctionName);
                break;
            case StreamingResponseFunctionCallArgumentsDeltaUpdate arguments:
                texts.Append(StreamedTextKind.CallArguments, arguments.OutputIndex, 0, arguments.Delta);
                break;
            case StreamingResponseMcpCallArgumentsDeltaUpdate arguments:
                texts.Append(StreamedTextKind.CallArguments, arguments.OutputIndex, 0, arguments.Delta);
                break;
            case StreamingResponseCodeInterpreterCallCodeDeltaUpdate code:
                texts.Append(StreamedTextKind.CallArguments, code.OutputIndex, 0, code.Delta);
                break;
            case StreamingResponseReasoningTextDeltaUpdate reasoning:
                texts.Append(StreamedTextKind.Reasoning, reasoning.OutputIndex, reasoning.ContentIndex, reasoning.Delta);
                break;
            default:
                break;
        }
    }

    public static ResponseTokenUsage? UsageOf(StreamingResponseUpdate update) => update switch
    {
        StreamingResponseCompletedUpdate completed => completed.Response?.Usage,
        StreamingResponseIncompleteUpdate incomplete => incomplete.Response?.Usage,
        StreamingResponseFailedUpdate failed => failed.Response?.Usage,
        _ => null,
    };
}
