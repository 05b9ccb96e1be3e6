using BytePair.Budgeting;

namespace BytePair.LocalOpenAI;

/// <summary>What this server's model says: it repeats what the user said, calls a tool that the user names, and says what a tool answered.</summary>
/// <param name="Text">What it says; null where it calls a tool.</param>
/// <param name="Call">The call; null where it speaks.</param>
/// <param name="IsCut">Whether there was no room for more.</param>
internal sealed record Answer(string? Text, ToolCallPart? Call, bool IsCut)
{
    /// <summary>A few characters in each part of a stream, so that parts end amid tokens, and amid surrogate pairs.</summary>
    private const int CharsPerPart = 3;

    public IEnumerable<string> Parts => (Text ?? Call!.Arguments).Chunk(CharsPerPart).Select(part => new string(part));

    public static Answer To(ChatPrompt prompt, KnownModel model, int? maxTokens)
    {
        PromptMessage? last = prompt.Messages.Count > 0 ? prompt.Messages[^1] : null;
        string said = last?.Text ?? string.Empty;
        if (last?.Role == PromptRole.User && Tool(prompt, said) is { } tool)
        {
            return new Answer(null, new ToolCallPart(Wire.NewId("call_"), tool.Name, """{"said":"so"}"""), IsCut: false);
        }

        string text = last?.Role == PromptRole.Tool ? $"The tool said: {said}" : $"You said: {said}";
        string cut = maxTokens is { } most ? model.Tokenizer.TruncateToTokens(text, most) : text;
        return new Answer(cut, null, IsCut: cut.Length < text.Length);
    }

    public long CountTokens(KnownModel model) =>
        Text is not null ? model.Tokenizer.CountTokens(Text) : model.Tokenizer.CountTokens(Call!.Name) + model.Tokenizer.CountTokens(Call.Arguments);

    private static PromptTool? Tool(ChatPrompt prompt, string said) => prompt.ToolChoice switch
    {
        { Kind: PromptToolChoiceKind.None } => null,
        { Kind: PromptToolChoiceKind.Named, Name: { } name } => prompt.Tools.FirstOrDefault(tool => string.Equals(tool.Name, name, StringComparison.Ordinal)),
        { Kind: PromptToolChoiceKind.Required } => prompt.Tools.Count > 0 ? prompt.Tools[0] : null,
        _ => prompt.Tools.FirstOrDefault(tool => tool.Kind == PromptToolKind.Function && said.Contains(tool.Name, StringComparison.Ordinal)),
    };
}
