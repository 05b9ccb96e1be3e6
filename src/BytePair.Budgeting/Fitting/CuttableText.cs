namespace BytePair.Budgeting.Fitting;

/// <summary>A text that may be cut: a part of a message, or of what a tool answered in a part.</summary>
internal readonly record struct CuttableText(int Message, int Part, int Content, string Text, int Tokens)
{
    private const int NoContent = -1;

    public static IEnumerable<CuttableText> Of(PromptMessage message, int index, ITokenCounter counter)
    {
        for (int i = 0; i < message.Parts.Count; i++)
        {
            if (message.Parts[i] is TextPart part)
            {
                yield return new CuttableText(index, i, NoContent, part.Text, counter.CountTokens(part.Text));
            }
            else if (message.Parts[i] is ToolResultPart result)
            {
                for (int j = 0; j < result.Content.Count; j++)
                {
                    if (result.Content[j] is TextPart content)
                    {
                        yield return new CuttableText(index, i, j, content.Text, counter.CountTokens(content.Text));
                    }
                }
            }
        }
    }

    /// <summary>The message with another text in its place.</summary>
    public PromptMessage Replace(PromptMessage message, string text)
    {
        PromptPart part = message.Parts[Part] is ToolResultPart result
            ? result with { Content = With(result.Content, Content, (TextPart)result.Content[Content] with { Text = text }) }
            : (TextPart)message.Parts[Part] with { Text = text };
        return message with { Parts = With(message.Parts, Part, part) };
    }

    private static PromptPart[] With(IReadOnlyList<PromptPart> parts, int index, PromptPart part)
    {
        PromptPart[] copy = [.. parts];
        copy[index] = part;
        return copy;
    }
}
