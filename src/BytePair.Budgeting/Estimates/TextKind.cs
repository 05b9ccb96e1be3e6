namespace BytePair.Budgeting;

/// <summary>Kinds of text by which the error of the rule of thumb was measured.</summary>
public enum TextKind
{
    /// <summary>English prose.</summary>
    English,

    /// <summary>What people and models say to one another in chats, mostly English.</summary>
    Chat,

    /// <summary>Source code.</summary>
    Code,

    /// <summary>JSON, XML, HTML, tables and logs.</summary>
    Data,

    /// <summary>Prose in Latin script, of some forty languages.</summary>
    Latin,

    /// <summary>Prose in Cyrillic script.</summary>
    Cyrillic,

    /// <summary>Greek prose.</summary>
    Greek,

    /// <summary>Prose in Arabic script.</summary>
    Arabic,

    /// <summary>Hebrew prose.</summary>
    Hebrew,

    /// <summary>Thai prose.</summary>
    Thai,

    /// <summary>Chinese prose.</summary>
    Chinese,

    /// <summary>Japanese prose.</summary>
    Japanese,

    /// <summary>Korean prose.</summary>
    Korean,
}
