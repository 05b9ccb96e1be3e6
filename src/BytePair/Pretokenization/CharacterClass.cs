namespace BytePair.Pretokenization;

/// <summary>What a pre-tokenization grammar asks of a character; <see cref="None"/> is punctuation or a symbol.</summary>
[Flags]
internal enum CharacterClass : byte
{
    /// <summary><c>[\p{P}\p{S}]</c>: what most grammars call <c>[^\s\p{L}\p{N}]</c>, together with marks and <see cref="Other"/>.</summary>
    None = 0,

    /// <summary><c>\p{L}</c>.</summary>
    Letter = 1,

    /// <summary><c>\p{N}</c>.</summary>
    Number = 2,

    /// <summary><c>\s</c>: White_Space.</summary>
    Space = 4,

    /// <summary><c>\p{M}</c>.</summary>
    Mark = 8,

    /// <summary><c>[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]</c>: what the head of an o200k word is made of.</summary>
    Head = 16,

    /// <summary><c>[\p{Ll}\p{Lm}\p{Lo}\p{M}]</c>: what the tail of an o200k word is made of.</summary>
    Tail = 32,

    /// <summary>None of all: controls and formats, what isn't assigned or for private use, and bytes that are part of no character.</summary>
    Other = 64,
}
