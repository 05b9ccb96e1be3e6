namespace BytePair.Budgeting;

/// <summary>A prompt has a part of which nobody outside of the service can know the tokens.</summary>
public sealed class UncountablePartException : NotSupportedException
{
    internal UncountablePartException(string what, string remedy, int messageIndex, int partIndex)
        : base($"{Place(messageIndex, partIndex)}{what} can't be counted. {remedy} Or count without it (ChatCountingRules.UncountableParts).")
    {
        MessageIndex = messageIndex;
        PartIndex = partIndex;
    }

    /// <summary>The index of the message, or -1 if it was counted alone or the part is a tool.</summary>
    public int MessageIndex { get; }

    /// <summary>The index of the part in its message, or of the tool in the tools.</summary>
    public int PartIndex { get; }

    private static string Place(int messageIndex, int partIndex) =>
        messageIndex < 0 ? string.Empty : $"Message {messageIndex}, part {partIndex}: ";
}
