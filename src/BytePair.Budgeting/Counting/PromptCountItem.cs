namespace BytePair.Budgeting;

/// <summary>What a part of a prompt takes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="MessageIndex">The index of the message, or -1 for what belongs to none.</param>
/// <param name="PartIndex">The index of the part in its message, or -1 for what belongs to none.</param>
/// <param name="Tokens">How many tokens it takes; negative where it lets others take less.</param>
/// <param name="IsExact">Whether the service is known to count the same.</param>
/// <param name="ErrorTokens">
/// By how many tokens the service may count otherwise, as far as is known; 0 for an exact figure, and for an inference of which no deviation is known.
/// </param>
/// <param name="Rule">The rule that it was counted by.</param>
public readonly record struct PromptCountItem(
    PromptCountItemKind Kind, int MessageIndex, int PartIndex, long Tokens, bool IsExact, long ErrorTokens, string Rule)
{
    /// <summary>Whether the part was left out of the count, since nobody can know it.</summary>
    public bool IsUncounted => Kind == PromptCountItemKind.Uncounted;
}
