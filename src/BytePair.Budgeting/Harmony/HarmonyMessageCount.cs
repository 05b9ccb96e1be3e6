namespace BytePair.Budgeting;

/// <summary>What a message of a harmony conversation takes.</summary>
public readonly record struct HarmonyMessageCount
{
    /// <summary>Makes a count.</summary>
    /// <param name="index">Which message of the conversation it is.</param>
    /// <param name="headerTokens">The tokens around what it says.</param>
    /// <param name="contentTokens">The tokens of what it says.</param>
    /// <param name="isDropped">Whether it is left out of the rendered conversation.</param>
    public HarmonyMessageCount(int index, int headerTokens, int contentTokens, bool isDropped)
    {
        Index = index;
        HeaderTokens = headerTokens;
        ContentTokens = contentTokens;
        IsDropped = isDropped;
    }

    /// <summary>Which message of the conversation it is, counted from 0.</summary>
    public int Index { get; }

    /// <summary>The tokens of role, names and channel, and of the control tokens.</summary>
    public int HeaderTokens { get; }

    /// <summary>The tokens of what it says.</summary>
    public int ContentTokens { get; }

    /// <summary>All its tokens; 0 if it is left out.</summary>
    public int TotalTokens => HeaderTokens + ContentTokens;

    /// <summary>Whether it is left out of the rendered conversation (see <see cref="HarmonyConversation.Analysis"/>).</summary>
    public bool IsDropped { get; }
}
