using OpenAI.Chat;

namespace BytePair.OpenAI.Streaming;

/// <summary>Takes apart updates of chats.</summary>
internal static class ChatUpdates
{
    /// <summary>The call of an answer in the older form, of which there is one.</summary>
    private const int LegacyCall = -1;

    public static void Add(StreamingChatCompletionUpdate update, StreamedTexts texts)
    {
        foreach (ChatMessageContentPart part in update.ContentUpdate)
        {
            texts.Append(StreamedTextKind.Text, 0, 0, part.Text);
            texts.Append(StreamedTextKind.Refusal, 0, 0, part.Refusal);
        }

        texts.Append(StreamedTextKind.Refusal, 0, 0, update.RefusalUpdate);
        foreach (StreamingChatToolCallUpdate call in update.ToolCallUpdates)
        {
            texts.Append(StreamedTextKind.CallName, call.Index, 0, call.FunctionName);
            texts.Append(StreamedTextKind.CallArguments, call.Index, 0, call.FunctionArgumentsUpdate);
        }

#pragma warning disable CS0618 // Obsolete: services that know no other form still answer in it.
        if (update.FunctionCallUpdate is { } legacy)
#pragma warning restore CS0618
        {
            texts.Append(StreamedTextKind.CallName, LegacyCall, 0, legacy.FunctionName);
            texts.Append(StreamedTextKind.CallArguments, LegacyCall, 0, legacy.FunctionArgumentsUpdate);
        }
    }
}
