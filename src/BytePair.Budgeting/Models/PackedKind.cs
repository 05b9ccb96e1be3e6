namespace BytePair.Budgeting.Models;

/// <summary>What a value of <see cref="PackedJson"/> is.</summary>
internal enum PackedKind : byte
{
    Null,
    False,
    True,

    /// <summary>As JSON writes it, in digits.</summary>
    Number,

    /// <summary>UTF-8, or what claims to be.</summary>
    String,

    /// <summary>A text as JSON writes it, with its quotes and what is escaped in it; it, or one before it, isn't well-formed.</summary>
    EscapedString,

    /// <summary>Values one after another.</summary>
    Array,

    /// <summary>Names, which are texts, each followed by its value.</summary>
    Object,
}
