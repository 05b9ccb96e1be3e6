using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>What a tool answered to a call.</summary>
public sealed record ToolResultPart : PromptPart
{
    /// <summary>Makes a part of a text that a tool answered.</summary>
    /// <param name="callId">The <see cref="ToolCallPart.Id"/> of the call.</param>
    /// <param name="text">The answer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callId"/> or <paramref name="text"/> is null.</exception>
    public ToolResultPart(string callId, string text)
        : this(callId, [new TextPart(text)])
    {
    }

    /// <summary>Makes a part of texts, images or files that a tool answered.</summary>
    /// <param name="callId">The <see cref="ToolCallPart.Id"/> of the call.</param>
    /// <param name="content">The answer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callId"/> or <paramref name="content"/> is null.</exception>
    /// <exception cref="ArgumentException">The content has a part that no tool can answer: a call, a result, reasoning.</exception>
    public ToolResultPart(string callId, IEnumerable<PromptPart> content)
    {
        CallId = callId;
        Content = ValueList<PromptPart>.Of(content, nameof(content));
    }

    /// <summary>The id of the call.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string CallId
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The answer: texts, images or files.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">It has a part that no tool can answer: a call, a result, reasoning.</exception>
    public IReadOnlyList<PromptPart> Content
    {
        get;
        init => field = Checked(ValueList<PromptPart>.Of(value, nameof(value)));
    }

    /// <summary>Whether it answers a call of a custom tool (see <see cref="ToolCallPart.IsCustom"/>).</summary>
    public bool IsCustom { get; init; }

    /// <summary>The texts of the answer, one after the other.</summary>
    public string Text => PromptTexts.Join(Content);

    private static ValueList<PromptPart> Checked(ValueList<PromptPart> content)
    {
        foreach (PromptPart part in content)
        {
            if (part is ToolCallPart or ToolResultPart or ReasoningPart)
            {
                throw new ArgumentException($"A tool can't answer with a {part.GetType().Name}; give texts, images or files.", nameof(content));
            }
        }

        return content;
    }
}
