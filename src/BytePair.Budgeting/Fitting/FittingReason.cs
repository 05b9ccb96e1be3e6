namespace BytePair.Budgeting;

/// <summary>Why a message was kept, cut or dropped when a conversation was fitted.</summary>
public enum FittingReason
{
    /// <summary>Kept: it, or one that it belongs with, is of the rules of the conversation (a system or developer message).</summary>
    Rules,

    /// <summary>Kept: it, or one that it belongs with, is pinned.</summary>
    Pinned,

    /// <summary>Kept, or cut as the last resort: it, or one that it belongs with, is of the newest that must stay.</summary>
    Newest,

    /// <summary>Kept: there was room for it.</summary>
    HadRoom,

    /// <summary>Dropped: there was no room for it, or for one that it belongs with.</summary>
    NoRoom,

    /// <summary>Dropped: it has a tool's answer without its call, or a call without its answer, or belongs with such a message. Services refuse prompts with them.</summary>
    Orphaned,
}
