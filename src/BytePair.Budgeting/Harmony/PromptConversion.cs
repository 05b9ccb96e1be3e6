namespace BytePair.Budgeting.Harmony;

/// <summary>Says a prompt for chat models in the harmony format.</summary>
internal sealed class PromptConversion(ChatPrompt prompt)
{
    /// <summary>What the caller knows the prompt by.</summary>
    private const string Parameter = "prompt";

    private readonly List<HarmonyMessage> messages = [];

    /// <summary>Who is called, and on which channel, by the id of the call.</summary>
    private readonly Dictionary<string, (string Name, string Channel)> calls = new(StringComparer.Ordinal);

    public HarmonyConversation ToConversation(HarmonySystemContent system)
    {
        int first = 0;
        while (first < prompt.Messages.Count && prompt.Messages[first].Role is PromptRole.System or PromptRole.Developer)
        {
            first++;
        }

        if (prompt.Tools.FirstOrDefault(tool => tool.Kind == PromptToolKind.Custom) is { } custom)
        {
            throw HarmonyErrors.CustomTool(custom.Name);
        }

        messages.Add(HarmonyMessage.System(system with { Tools = [.. system.Tools, .. BuiltIns().Except(system.Tools)] }));
        AddDeveloper(first);
        for (int i = first; i < prompt.Messages.Count; i++)
        {
            Add(prompt.Messages[i], i);
        }

        return new(messages);
    }

    private static bool IsBrowser(string type) => type.StartsWith("web_search", StringComparison.Ordinal) || type.StartsWith("browser", StringComparison.Ordinal);

    private static bool IsPython(string type) => type is "code_interpreter" or "python";

    private static string InFunctions(string name) => HarmonyToolNamespace.FunctionsName + "." + name;

    private static string Joined(IEnumerable<string> texts) => string.Join("\n\n", texts);

    private IEnumerable<HarmonyToolNamespace> BuiltIns() => prompt.Tools
        .Where(tool => tool.Kind == PromptToolKind.Hosted)
        .Select(tool => IsBrowser(tool.Name) ? HarmonyToolNamespace.Browser : IsPython(tool.Name) ? HarmonyToolNamespace.Python : throw HarmonyErrors.HostedTool(tool.Name))
        .Distinct();

    private void AddDeveloper(int first)
    {
        PromptTool[] functions = [.. prompt.Tools.Where(tool => tool.Kind is PromptToolKind.Function or PromptToolKind.LegacyFunction)];
        if (first > 0 || functions.Length > 0 || prompt.ResponseFormat is not null)
        {
            messages.Add(HarmonyMessage.Developer(new HarmonyDeveloperContent
            {
                Instructions = first > 0 ? Joined(Enumerable.Range(0, first).Select(i => string.Concat(TextsOf(prompt.Messages[i].Parts, i)))) : null,
                Tools = functions.Length > 0 ? [HarmonyToolNamespace.OfFunctions(functions)] : [],
                ResponseFormat = prompt.ResponseFormat,
            }));
        }
    }

    private void Add(PromptMessage message, int index)
    {
        switch (message.Role)
        {
            case PromptRole.System or PromptRole.Developer:
                messages.Add(HarmonyMessage.Developer(new HarmonyDeveloperContent { Instructions = string.Concat(TextsOf(message.Parts, index)) }));
                break;
            case PromptRole.User:
                messages.Add(HarmonyMessage.User(string.Empty) with { Name = message.Name, Texts = TextsOf(message.Parts, index) });
                break;
            case PromptRole.Assistant:
                AddAssistant(message, index);
                break;
            default:
                AddResults(message, index);
                break;
        }
    }

    /// <summary>Parts in their order; texts that follow one another are one message.</summary>
    private void AddAssistant(PromptMessage message, int index)
    {
        string channel = message.Parts.Any(part => part is ToolCallPart) ? HarmonyChannels.Commentary : HarmonyChannels.Final;
        List<string> texts = [];
        foreach (PromptPart part in message.Parts)
        {
            if (part is not (ToolCallPart or ReasoningPart))
            {
                texts.Add(TextOf(part, index));
                continue;
            }

            AddSaid(message.Name, channel, texts);
            AddThoughtOrCall(part);
        }

        AddSaid(message.Name, channel, texts);
    }

    private void AddSaid(string? name, string channel, List<string> texts)
    {
        if (texts.Count > 0)
        {
            messages.Add(HarmonyMessage.Assistant(string.Empty, channel) with { Name = name, Texts = [.. texts] });
            texts.Clear();
        }
    }

    private void AddThoughtOrCall(PromptPart part)
    {
        if (part is ReasoningPart { Text.Length: > 0 } reasoning)
        {
            messages.Add(HarmonyMessage.Assistant(reasoning.Text, HarmonyChannels.Analysis));
        }
        else if (part is ToolCallPart call)
        {
            bool isBuiltIn = messages[0].SystemContent!.Tools.Any(tools =>
                call.Name.StartsWith(tools.Name, StringComparison.Ordinal) && (call.Name.Length == tools.Name.Length || call.Name[tools.Name.Length] == '.'));
            string recipient = isBuiltIn ? call.Name : InFunctions(call.Name);
            string channel = isBuiltIn ? HarmonyChannels.Analysis : HarmonyChannels.Commentary;
            HarmonyMessage message = HarmonyMessage.ToolCall(recipient, call.Arguments) with { Channel = channel };
            messages.Add(call.IsCustom || isBuiltIn ? message with { ContentType = isBuiltIn ? "code" : null, IsConstrained = false } : message);
            calls[call.Id ?? call.Name] = (recipient, channel);
        }
    }

    private void AddResults(PromptMessage message, int index)
    {
        if (message.Parts.Any(part => part is not ToolResultPart))
        {
            string name = message.Name ?? throw HarmonyErrors.NamelessFunction(index, Parameter);
            AddResult(calls.TryGetValue(name, out (string, string) call) ? call : (InFunctions(name), HarmonyChannels.Commentary), message.Parts, index);
            return;
        }

        foreach (PromptPart part in message.Parts)
        {
            ToolResultPart result = (ToolResultPart)part;
            AddResult(calls.TryGetValue(result.CallId, out (string, string) call) ? call : throw HarmonyErrors.UnknownCall(result.CallId, index, Parameter), result.Content, index);
        }
    }

    private void AddResult((string Name, string Channel) call, IReadOnlyList<PromptPart> content, int index) =>
        messages.Add(HarmonyMessage.ToolResult(call.Name, string.Empty) with { Channel = call.Channel, Texts = TextsOf(content, index) });

    private static string[] TextsOf(IReadOnlyList<PromptPart> parts, int index) => [.. parts.Select(part => TextOf(part, index))];

    private static string TextOf(PromptPart part, int index) => part switch
    {
        TextPart text => text.Text,
        RefusalPart refusal => refusal.Text,
        ToolResultPart result => result.Text,
        _ => throw HarmonyErrors.NoTextPart(part, index),
    };
}
