namespace BytePair.Budgeting.Fitting;

/// <summary>A call of a tool, and whether an answer to it was seen.</summary>
internal sealed class ToolCall(int message)
{
    public int Message { get; } = message;

    public bool IsAnswered { get; set; }
}
