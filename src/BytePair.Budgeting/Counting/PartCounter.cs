using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Counting;

/// <summary>Counts the parts of messages.</summary>
internal sealed class PartCounter(ITokenCounter counter, ChatCountingRules rules)
{
    /// <summary>
    /// A page of a file is looked at as an image of a size that isn't known. It is counted as US letter at 150 dots an inch, and may be
    /// counted otherwise by as much again.
    /// </summary>
    private static readonly ImageSize Page = new(1275, 1650);

    /// <summary>Characters of base64 to a token of hidden reasoning: 3/4 byte each, at about 4 bytes a token.</summary>
    private const int EncryptedCharsPerToken = 5;

    /// <summary>Whose images are taken for those of a model of which it isn't known how it looks at any.</summary>
    private const string GuessedModel = "gpt-4o";

    /// <summary>Adds what a part takes to the items.</summary>
    /// <param name="message">The message.</param>
    /// <param name="index">Which of its parts.</param>
    /// <param name="messageIndex">Where the message stands, for the message of an exception.</param>
    /// <param name="items">What is added to.</param>
    public void Add(PromptMessage message, int index, int messageIndex, List<PromptCountItem> items)
    {
        PromptPart part = message.Parts[index];
        switch (part)
        {
            case TextPart text:
                items.Add(Text(text.Text, index, follows: index > 0 && message.Parts[index - 1] is TextPart));
                break;
            case RefusalPart refusal:
                items.Add(Text(refusal.Text, index, follows: false));
                break;
            case ReasoningPart reasoning:
                items.Add(Reasoning(reasoning, index));
                break;
            case ToolCallPart call:
                items.Add(ToolCall(call, index));
                break;
            case ToolResultPart result:
                ToolResult(result, index, messageIndex, items);
                break;
            default:
                items.Add(Media(part, message.Role, index, messageIndex));
                break;
        }
    }

    private bool Estimates => rules.UncountableParts == UncountablePartHandling.Estimate;

    private ImageRules ImageRulesOrGuess => rules.Images ?? ImageRules.ForModel(GuessedModel);

    private long Tokens(string text) => text.Length == 0 ? 0 : counter.CountTokens(text);

    /// <param name="text">The text.</param>
    /// <param name="index">Which part of the message it is.</param>
    /// <param name="follows">Whether it follows another text: whether the service joins the two before it encodes them isn't known.</param>
    private PromptCountItem Text(string text, int index, bool follows) =>
        new(PromptCountItemKind.Text, -1, index, Tokens(text), rules.AreMessagesExact && !follows, follows ? 1 : 0, follows ? "text behind text" : counter.Name);

    /// <summary>What a model reads of its reasoning is hidden; it may also be nothing.</summary>
    private PromptCountItem Reasoning(ReasoningPart reasoning, int index)
    {
        long tokens = Math.Max(Tokens(reasoning.Text), (reasoning.EncryptedContent?.Length ?? 0) / EncryptedCharsPerToken);
        return new(PromptCountItemKind.Reasoning, -1, index, tokens, false, tokens, "reasoning: its text, or its encrypted length");
    }

    /// <summary>The counts of calls in the older form are known (hmarr/openai-chat-tokens); those of others aren't.</summary>
    private PromptCountItem ToolCall(ToolCallPart call, int index)
    {
        bool isKnown = call.Id is null && rules.AreMessagesExact;
        long tokens = rules.TokensPerToolCall + Tokens(call.Name) + Tokens(call.Arguments);
        return new(PromptCountItemKind.ToolCall, -1, index, tokens, isKnown, isKnown ? 0 : rules.ToolCallErrorTokens, rules.Name);
    }

    private void ToolResult(ToolResultPart result, int index, int messageIndex, List<PromptCountItem> items)
    {
        long tokens = 0;
        foreach (PromptPart part in result.Content)
        {
            switch (part)
            {
                case TextPart text:
                    tokens += Tokens(text.Text);
                    break;
                case RefusalPart refusal:
                    tokens += Tokens(refusal.Text);
                    break;
                default:
                    items.Add(Media(part, PromptRole.Tool, index, messageIndex));
                    break;
            }
        }

        items.Add(new(PromptCountItemKind.ToolResult, -1, index, tokens, rules.AreMessagesExact && result.Content.Count == 1, Math.Max(0, result.Content.Count - 1), counter.Name));
    }

    private PromptCountItem Media(PromptPart part, PromptRole role, int index, int messageIndex) => part switch
    {
        ImagePart image => Image(image, index, messageIndex),
        AudioPart audio => Audio(audio, role, index, messageIndex),
        FilePart file => File(file, index, messageIndex),
        OtherPart other when Estimates => Guess(PromptCountItemKind.Other, Tokens(other.Json), $"the JSON of '{other.Type}'", index),
        OtherPart other => Uncounted($"What is called '{other.Type}'", "What the service makes of it isn't public.", index, messageIndex),
        _ => Uncounted($"A {part.GetType().Name}", "It stands where it has no meaning.", index, messageIndex),
    };

    private PromptCountItem Image(ImagePart image, int index, int messageIndex)
    {
        if (rules.Images is null && !Estimates)
        {
            return Uncounted("An image", $"It isn't known how models by the rules '{rules.Name}' count images; set ChatCountingRules.Images.", index, messageIndex);
        }

        ImageTokenCount count = SizeOf(image) is { } size ? ImageRulesOrGuess.Count(size, image.Detail) : ImageRulesOrGuess.CountUnknownSize(image.Detail);
        return rules.Images is null
            ? Guess(PromptCountItemKind.Image, count.Tokens, $"an image as {GuessedModel} looks at it", index)
            : new(PromptCountItemKind.Image, -1, index, count.Tokens, count.IsExact, count.ErrorTokens, count.Rule);
    }

    /// <summary>The size as it is given, or from the header of what is at hand; of a long image no more than its beginning is looked at.</summary>
    private static ImageSize? SizeOf(ImagePart image)
    {
        if (image is { Width: { } width, Height: { } height })
        {
            return new ImageSize(width, height);
        }

        return ImageSize.TryRead(image.Bytes.Span, out ImageSize size) || (image.Url is { } url && ImageSize.TryReadDataUrl(url.AsSpan(), out size)) ? size : null;
    }

    private PromptCountItem Audio(AudioPart audio, PromptRole role, int index, int messageIndex)
    {
        if (audio.Duration is not { } duration)
        {
            return Uncounted("Sound of unknown length", "Set AudioPart.Duration.", index, messageIndex);
        }

        long tokens = role == PromptRole.Assistant ? AudioTokens.OfAssistant(duration) : AudioTokens.OfUser(duration);
        return new(PromptCountItemKind.Audio, -1, index, tokens, false, 2, role == PromptRole.Assistant ? "20 tokens a second" : "10 tokens a second");
    }

    private PromptCountItem File(FilePart file, int index, int messageIndex)
    {
        if (Estimates)
        {
            return Guess(PromptCountItemKind.File, TokensOfFile(file), file is { Text: not null, PageCount: not null } ? FileRule(file) : "a file of which not all is known: its text, or a page", index);
        }

        if (file is not { Text: not null, PageCount: { } pages })
        {
            return Uncounted("A file", "Set FilePart.Text and FilePart.PageCount (0 if its pages aren't looked at as images).", index, messageIndex);
        }

        if (pages > 0 && rules.Images is null)
        {
            return Uncounted("The pages of a file", $"It isn't known how models by the rules '{rules.Name}' count images; set ChatCountingRules.Images.", index, messageIndex);
        }

        return new(PromptCountItemKind.File, -1, index, TokensOfFile(file), false, TokensOfFile(file with { Text = string.Empty }), FileRule(file));
    }

    /// <summary>Its text and its pages; a page where neither is known.</summary>
    private long TokensOfFile(FilePart file)
    {
        int pages = file.PageCount ?? (file.Text is null ? 1 : 0);
        return Tokens(file.Text ?? string.Empty) + (pages == 0 ? 0 : checked((long)ImageRulesOrGuess.Count(Page, file.Detail).Tokens * pages));
    }

    private static string FileRule(FilePart file) => file.PageCount == 0 ? "the text of a file" : "the text of a file, and an image for each page";

    /// <summary>A figure that may be wrong by as much.</summary>
    private static PromptCountItem Guess(PromptCountItemKind kind, long tokens, string rule, int index) => new(kind, -1, index, tokens, false, tokens, rule);

    private PromptCountItem Uncounted(string what, string remedy, int index, int messageIndex) =>
        rules.UncountableParts != UncountablePartHandling.Refuse
            ? new(PromptCountItemKind.Uncounted, -1, index, 0, false, 0, $"{what}: not counted")
            : throw new UncountablePartException(what, remedy, messageIndex, index);
}
