using System.Text.Json;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Requests;

/// <summary>Writes requests for responses.</summary>
internal static class ResponsesWriter
{
    public static void AddTo(RequestMembers members, ChatRequest request, ChatRequest? original)
    {
        ChatPrompt prompt = request.Prompt with { Messages = NativeSources.Of(request.Prompt.Messages, PromptSourceForm.ChatObject) };
        ChatPrompt before = original?.Prompt ?? new ChatPrompt([]);
        PromptMessage? instructions = prompt.Messages.FirstOrDefault(IsInstructions);
        if (instructions is not null || original?.Prompt.Messages.Any(IsInstructions) == true)
        {
            members.Add(writer => writer.WriteText("instructions", instructions?.Text), "instructions");
        }

        PromptMessage[] rest = [.. prompt.Messages.Where(message => !ReferenceEquals(message, instructions))];
        if (rest.Length > 0 || original is null || original.Source?.Json.TryGetProperty("input", out _) != false)
        {
            members.Add(writer => Input(writer, rest), "input");
        }

        if (!prompt.Tools.Equals(before.Tools))
        {
            members.Add(writer => ToolWriter.ResponsesTools(writer, prompt.Tools), "tools");
        }

        if (!Equals(prompt.ToolChoice, before.ToolChoice))
        {
            members.Add(writer => ToolWriter.ResponsesChoice(writer, prompt), "tool_choice");
        }

        if (!Equals(prompt.ResponseFormat, before.ResponseFormat))
        {
            members.Add(writer => Text(writer, prompt.ResponseFormat, request.Source), "text");
        }

        if (request.MaxOutputTokens != original?.MaxOutputTokens)
        {
            members.Add(
                writer =>
                {
                    if (request.MaxOutputTokens is { } most)
                    {
                        writer.WriteNumber("max_output_tokens", most);
                    }
                },
                "max_output_tokens");
        }
    }

    private static bool IsInstructions(PromptMessage message) =>
        message is { Source.Form: PromptSourceForm.Instructions, Parts.Count: 1 } && message.Parts[0] is TextPart;

    private static void Input(Utf8JsonWriter writer, PromptMessage[] messages)
    {
        if (messages.Length == 1 && messages[0] is { Source.Form: PromptSourceForm.Text, Role: PromptRole.User, Name: null, Parts.Count: 1 } && messages[0].Parts[0] is TextPart text)
        {
            writer.WriteString("input", text.Text);
            return;
        }

        writer.WriteStartArray("input");
        foreach (PromptMessage message in messages)
        {
            if (message.Source is { Form: PromptSourceForm.ResponsesObject } source && message.Equals(source.Original))
            {
                writer.WriteAsRead(source.Json);
            }
            else
            {
                Message(writer, message);
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>The items of a message: what is said, up to each call, answer or reasoning, which are items of their own.</summary>
    private static void Message(Utf8JsonWriter writer, PromptMessage message)
    {
        if (message.Name is not null || message.Role == PromptRole.Function)
        {
            throw new InvalidOperationException("A request for responses has no place for names of those who speak, nor for messages of functions; leave the name out, or make a request for chat completions.");
        }

        List<PromptPart> said = [];
        foreach (PromptPart part in message.Parts)
        {
            if (!IsItem(part, message))
            {
                said.Add(part);
                continue;
            }

            Said(writer, message, said);
            said.Clear();
            PartWriter.Write(writer, part, Item, "type", "call_id", "name", "arguments", "input", "output", "summary", "content", "id", "encrypted_content");
        }

        if (said.Count > 0 || message.Parts.Count == 0)
        {
            Said(writer, message, said);
        }
    }

    /// <summary>What this library has no part for is an item where it was read as one.</summary>
    private static bool IsItem(PromptPart part, PromptMessage message) =>
        part is ToolCallPart or ToolResultPart or ReasoningPart || (part is OtherPart && message.Parts.Count == 1 && message.Source is { } source && !source.Json.TryGetProperty("role", out _));

    private static void Said(Utf8JsonWriter writer, PromptMessage message, List<PromptPart> parts)
    {
        if (parts.Count == 0 && message.Parts.Count > 0)
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type", "message");
        writer.WriteString("role", RoleNames.Of(message.Role));
        Content(writer, "content", parts, message.Role);
        if (message.Source is { Form: PromptSourceForm.ResponsesObject } source)
        {
            writer.WriteOthers(source.Json, "type", "role", "content");
        }

        writer.WriteEndObject();
    }

    private static void Content(Utf8JsonWriter writer, string member, IReadOnlyList<PromptPart> parts, PromptRole role)
    {
        if (parts.Count == 1 && parts[0] is TextPart { Source: null } text)
        {
            writer.WriteString(member, text.Text);
            return;
        }

        writer.WriteStartArray(member);
        foreach (PromptPart part in parts)
        {
            PartWriter.Write(
                writer, part, (inner, known) => Part(inner, known, role), "type", "text", "refusal", "image_url", "input_audio", "file_id", "filename", "file_data", "file_url", "detail");
        }

        writer.WriteEndArray();
    }

    private static void Part(Utf8JsonWriter writer, PromptPart part, PromptRole role)
    {
        switch (part)
        {
            case TextPart text:
                writer.WriteString("type", role == PromptRole.Assistant ? "output_text" : "input_text");
                writer.WriteString("text", text.Text);
                break;
            case RefusalPart refusal:
                writer.WriteString("type", "refusal");
                writer.WriteString("refusal", refusal.Text);
                break;
            case ImagePart image:
                writer.WriteString("type", "input_image");
                writer.WriteText("image_url", ImageUrl.Of(image) ?? (image.FileId is null ? throw PartWriter.NoPlace(part, "responses", "it has neither address nor bytes nor id") : null));
                writer.WriteText("file_id", image.FileId);
                writer.WriteText("detail", ImageDetailNames.Of(image.Detail));
                break;
            case AudioPart audio:
                writer.WriteString("type", "input_audio");
                PartWriter.Audio(writer, audio);
                break;
            case FilePart file:
                writer.WriteString("type", "input_file");
                PartWriter.File(writer, file);
                writer.WriteText("file_url", file.Url);
                writer.WriteText("detail", ImageDetailNames.Of(file.Detail));
                break;
            default:
                throw PartWriter.NoPlace(part, "responses", "they have no such part here");
        }
    }

    private static void Item(Utf8JsonWriter writer, PromptPart part)
    {
        switch (part)
        {
            case ToolCallPart call:
                writer.WriteString("type", call.IsCustom ? "custom_tool_call" : "function_call");
                writer.WriteString("call_id", call.Id ?? throw PartWriter.NoPlace(part, "responses", "it has no id"));
                writer.WriteString("name", call.Name);
                writer.WriteString(call.IsCustom ? "input" : "arguments", call.Arguments);
                Id(writer, part);
                break;
            case ToolResultPart result:
                writer.WriteString("type", result.IsCustom ? "custom_tool_call_output" : "function_call_output");
                writer.WriteString("call_id", result.CallId);
                Content(writer, "output", result.Content, PromptRole.Tool);
                Id(writer, part);
                break;
            case ReasoningPart reasoning:
                Reasoning(writer, reasoning);
                break;
            default:
                throw PartWriter.NoPlace(part, "responses", "they have no such item");
        }
    }

    /// <summary>The id that a service gave to a call or an answer.</summary>
    private static void Id(Utf8JsonWriter writer, PromptPart part)
    {
        if (part.Source is { } source && source.Json.TryGetProperty("id", out JsonElement id))
        {
            writer.WritePropertyName("id");
            writer.WriteAsRead(id);
        }
    }

    private static void Reasoning(Utf8JsonWriter writer, ReasoningPart reasoning)
    {
        writer.WriteString("type", "reasoning");
        writer.WriteText("id", reasoning.Id);
        writer.WriteStartArray("summary");
        if (reasoning.Text.Length > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "summary_text");
            writer.WriteString("text", reasoning.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteText("encrypted_content", reasoning.EncryptedContent);
    }

    /// <summary>The member that the format of the answer shares with other settings of its text.</summary>
    private static void Text(Utf8JsonWriter writer, PromptResponseFormat? format, RequestSource? source)
    {
        writer.WriteStartObject("text");
        if (format is not null)
        {
            writer.WriteStartObject("format");
            writer.WriteString("type", "json_schema");
            ToolWriter.Format(writer, format);
            writer.WriteEndObject();
        }

        if (source is not null && source.Json.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.Object)
        {
            writer.WriteOthers(text, "format");
        }

        writer.WriteEndObject();
    }
}
