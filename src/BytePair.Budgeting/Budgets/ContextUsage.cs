using System.Globalization;
using System.Text;

namespace BytePair.Budgeting;

/// <summary>What a prompt takes of a budget, and what it leaves.</summary>
public sealed class ContextUsage
{
    internal ContextUsage(ContextBudget budget, long promptTokens, long errorTokens, int uncountedParts, ContextPart[] parts)
    {
        Budget = budget;
        PromptTokens = promptTokens;
        ErrorTokens = errorTokens;
        UncountedParts = uncountedParts;
        Parts = parts;
    }

    /// <summary>The budget.</summary>
    public ContextBudget Budget { get; }

    /// <summary>The tokens of the prompt as they were counted.</summary>
    public long PromptTokens { get; }

    /// <summary>By how many tokens the service may count otherwise.</summary>
    public long ErrorTokens { get; }

    /// <summary>How many parts of the prompt nobody can know the tokens of; where there is any, nothing here is sure.</summary>
    public int UncountedParts { get; }

    /// <summary>What the prompt consists of; empty if that wasn't said.</summary>
    public IReadOnlyList<ContextPart> Parts { get; }

    /// <summary>The tokens that everything here reckons with: those counted, and the error if the budget counts it.</summary>
    public long ReckonedTokens => Budget.CountsErrors ? checked(PromptTokens + ErrorTokens) : PromptTokens;

    /// <summary>Whether the prompt fits, what is set aside for the output besides.</summary>
    public bool Fits => TokensLeft >= 0;

    /// <summary>The tokens that the prompt may still grow by; below zero, those by which it is too long.</summary>
    public long TokensLeft => Budget.InputLimit - ReckonedTokens;

    /// <summary>The most output, hidden reasoning included, that may be asked for with this prompt, in tokens: what is set aside or more. 0 if the model doesn't take the prompt.</summary>
    public int MaxOutputTokens
    {
        get
        {
            long left = ReckonedTokens > (Budget.MaxInputTokens ?? long.MaxValue) ? 0 : Math.Max(0, Budget.ContextWindow - ReckonedTokens);
            return (int)Math.Min(left, Budget.MaxOutputTokens ?? int.MaxValue);
        }
    }

    /// <summary>Whether the prompt is so long that the whole request is billed at higher prices.</summary>
    public bool IsLongContext => ReckonedTokens > (Budget.LongContextOverTokens ?? long.MaxValue);

    /// <summary>The tokens that the prompt may still grow by at the usual prices, within the model's limits or not; 0 if it is above already, null if there are no others.</summary>
    public long? TokensBelowLongContext => Budget.LongContextOverTokens is { } over ? Math.Max(0, over - ReckonedTokens) : null;

    /// <summary>What a part, or anything else, takes of what the prompt may have.</summary>
    /// <param name="part">The part.</param>
    /// <returns>Its share of <see cref="ContextBudget.InputLimit"/>: 1 for all of it, without end if the prompt may have nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    /// <example>
    /// <code>
    /// ContextUsage usage = new ContextBudget(1_000).Measure(250);
    /// double share = usage.ShareOf(new ContextPart("history", 100));      // 0.1
    /// </code>
    /// </example>
    public double ShareOf(ContextPart part)
    {
        ThrowHelper.IfNull(part, nameof(part));
        return part.Tokens == 0 ? 0 : part.Tokens / (double)Budget.InputLimit;
    }

    /// <summary>All of it in a few lines, for people.</summary>
    public override string ToString()
    {
        StringBuilder lines = new();
        foreach (ContextPart part in Parts)
        {
            lines.Append(part.Name).Append(": ").Append(part.Tokens.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return lines.Append(FormattableString.Invariant($"{ReckonedTokens} of {Budget.InputLimit} tokens, {TokensLeft} left, {MaxOutputTokens} for the output")).ToString();
    }
}
