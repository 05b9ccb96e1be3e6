using System.Text.Json;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Requests;

/// <summary>Writes requests for chat completions.</summary>
internal static class ChatCompletionsWriter
{
    private static readonly string[] KnownOfMessage = ["role", "content", "name", "refusal", "audio", "function_call", "tool_calls", "tool_call_id"];

    public static void AddTo(RequestMembers members, ChatRequest request, ChatRequest? original)
    {
        ChatPrompt prompt = request.Prompt with { Messages = NativeSources.Of(request.Prompt.Messages, PromptSourceForm.ResponsesObject) };
        ChatPrompt before = original?.Prompt ?? new ChatPrompt([]);
        members.Add(writer => Messages(writer, prompt.Messages), "messages");
        if (!prompt.Tools.Equals(before.Tools))
        {
            members.Add(writer => ToolWriter.ChatTools(writer, prompt.Tools), "tools", "functions");
        }

        if (!Equals(prompt.ToolChoice, before.ToolChoice))
        {
            members.Add(writer => ToolWriter.ChatChoice(writer, prompt), "tool_choice", "function_call");
        }

        if (!Equals(prompt.ResponseFormat, before.ResponseFormat))
        {
            members.Add(writer => ToolWriter.ChatFormat(writer, prompt.ResponseFormat), "response_format");
        }

        if (request.MaxOutputTokens != original?.MaxOutputTokens)
        {
            members.Add(
                writer =>
                {
                    if (request.MaxOutputTokens is { } most)
                    {
                        writer.WriteNumber("max_completion_tokens", most);
                    }
                },
                "max_completion_tokens",
                "max_tokens");
        }
    }

    private static void Messages(Utf8JsonWriter writer, IReadOnlyList<PromptMessage> messages)
    {
        writer.WriteStartArray("messages");
        foreach (PromptMessage message in messages)
        {
            if (message.Source is { Form: PromptSourceForm.ChatObject } source && message.Equals(source.Original))
            {
                writer.WriteAsRead(source.Json);
            }
            else if (message.Role == PromptRole.Tool)
            {
                Results(writer, message);
            }
            else
            {
                Message(writer, message);
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>A message for each answer of a tool.</summary>
    private static void Results(Utf8JsonWriter writer, PromptMessage message)
    {
        foreach (PromptPart part in message.Parts)
        {
            if (part is not ToolResultPart result)
            {
                throw new InvalidOperationException($"A message of a tool has a {part.GetType().Name}; in chat completions it has a ToolResultPart and nothing else.");
            }

            writer.WriteStartObject();
            writer.WriteString("role", RoleNames.Of(message.Role));
            writer.WriteString("tool_call_id", result.CallId);
            Content(writer, result.Content);
            writer.WriteText("name", message.Name);
            Others(writer, message);
            writer.WriteEndObject();
        }
    }

    private static void Message(Utf8JsonWriter writer, PromptMessage message)
    {
        PromptPart[] content = [.. message.Parts.Where(part => part is not (ToolCallPart or AudioPart { Id: not null }))];
        writer.WriteStartObject();
        writer.WriteString("role", RoleNames.Of(message.Role));
        if (content.Length > 0 || message.Role != PromptRole.Assistant)
        {
            Content(writer, content);
        }

        writer.WriteText("name", message.Name);
        if (message.Parts.OfType<AudioPart>().FirstOrDefault(audio => audio.Id is not null) is { } answer)
        {
            writer.WriteStartObject("audio");
            writer.WriteString("id", answer.Id);
            writer.WriteEndObject();
        }

        Calls(writer, [.. message.Parts.OfType<ToolCallPart>()]);
        Others(writer, message);
        writer.WriteEndObject();
    }

    private static void Others(Utf8JsonWriter writer, PromptMessage message)
    {
        if (message.Source is { Form: PromptSourceForm.ChatObject } source)
        {
            writer.WriteOthers(source.Json, KnownOfMessage);
        }
    }

    private static void Calls(Utf8JsonWriter writer, ToolCallPart[] calls)
    {
        if (calls.FirstOrDefault(call => call.Id is null) is { } legacy)
        {
            writer.WriteStartObject("function_call");
            writer.WriteString("name", legacy.Name);
            writer.WriteString("arguments", legacy.Arguments);
            writer.WriteEndObject();
        }

        if (Array.Exists(calls, call => call.Id is not null))
        {
            writer.WriteStartArray("tool_calls");
            foreach (ToolCallPart call in calls)
            {
                if (call.Id is not null)
                {
                    PartWriter.Write(writer, call, Call, "id", "type", "function", "custom");
                }
            }

            writer.WriteEndArray();
        }
    }

    private static void Call(Utf8JsonWriter writer, ToolCallPart call)
    {
        (string type, string input) = call.IsCustom ? ("custom", "input") : ("function", "arguments");
        writer.WriteString("id", call.Id);
        writer.WriteString("type", type);
        writer.WriteStartObject(type);
        writer.WriteString("name", call.Name);
        writer.WriteString(input, call.Arguments);
        writer.WriteEndObject();
    }

    /// <summary>One text is written as such, unless it was a part among others.</summary>
    private static void Content(Utf8JsonWriter writer, IReadOnlyList<PromptPart> content)
    {
        if (content.Count == 1 && content[0] is TextPart { Source: null } text)
        {
            writer.WriteString("content", text.Text);
            return;
        }

        writer.WriteStartArray("content");
        foreach (PromptPart part in content)
        {
            PartWriter.Write(writer, part, Part, "type", "text", "refusal", "image_url", "input_audio", "file");
        }

        writer.WriteEndArray();
    }

    private static void Part(Utf8JsonWriter writer, PromptPart part)
    {
        switch (part)
        {
            case TextPart text:
                writer.WriteString("type", "text");
                writer.WriteString("text", text.Text);
                break;
            case RefusalPart refusal:
                writer.WriteString("type", "refusal");
                writer.WriteString("refusal", refusal.Text);
                break;
            case ImagePart image:
                writer.WriteString("type", "image_url");
                writer.WriteStartObject("image_url");
                writer.WriteString("url", ImageUrl.Of(image) ?? throw PartWriter.NoPlace(part, "chat completions", "it has neither address nor bytes"));
                writer.WriteText("detail", ImageDetailNames.Of(image.Detail));
                writer.WriteEndObject();
                break;
            case AudioPart audio:
                writer.WriteString("type", "input_audio");
                PartWriter.Audio(writer, audio);
                break;
            case FilePart { Url: null } file:
                writer.WriteString("type", "file");
                writer.WriteStartObject("file");
                PartWriter.File(writer, file);
                writer.WriteEndObject();
                break;
            default:
                throw PartWriter.NoPlace(part, "chat completions", "they have no such part here");
        }
    }
}
