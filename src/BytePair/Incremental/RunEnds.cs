using BytePair.Pretokenization;

namespace BytePair.Incremental;

/// <summary>
/// Where the runs end that begin at one position of a text: all that a grammar needs to know of what lies beyond a few characters.
/// Positions are counted in bytes from the text's end, so that they stay as they are while the text grows at its front.
/// </summary>
/// <remarks>
/// Each is found from those of the position behind the character, by the character's class alone. Example: of <c>ab 1</c>, letters from
/// <c>a</c> on end at 2, as they do from <c>b</c> on; from the blank on they end where it begins, at 2 too.
/// </remarks>
internal struct RunEnds
{
    public const int None = -1;

    /// <summary>The end of <c>\p{L}*</c>, or <c>[\p{L}\p{M}]*</c> where marks are as letters.</summary>
    public int Letters;

    /// <summary>The end of <c>\p{N}*</c>.</summary>
    public int Numbers;

    /// <summary>The end of <c>\s*</c>.</summary>
    public int Spaces;

    /// <summary>The end of the last newline in it, or <see cref="None"/>.</summary>
    public int LastNewline;

    /// <summary>The end of <c>[^\s\p{L}\p{N}]*</c> and the newlines (in o200k, slashes too) that belong to it.</summary>
    public int Symbols;

    /// <summary>The end of those newlines alone; the position itself in gpt2.</summary>
    public int Newlines;

    /// <summary>In o200k, the end of <c>H*</c>.</summary>
    public int Head;

    /// <summary>The end of the last character in it that is in T too, or <see cref="None"/>.</summary>
    public int LastOfBoth;

    /// <summary>The end of <c>T*</c>.</summary>
    public int Tail;

    /// <summary>The end of <c>H*T+</c> where T begins with a character that isn't in H, or <see cref="None"/>.</summary>
    public int HeadAndTail;

    /// <summary>Those at the end of a text.</summary>
    public static RunEnds AtEnd => new() { LastNewline = None, LastOfBoth = None, HeadAndTail = None };

    /// <summary>Those of the position of a character in front of this position.</summary>
    /// <param name="rules">The grammar's rules.</param>
    /// <param name="value">The character's class.</param>
    /// <param name="first">Its first byte.</param>
    /// <param name="end">This position.</param>
    /// <param name="start">The character's.</param>
    public readonly RunEnds Before(IGrammarRules rules, CharacterClass value, byte first, int end, int start)
    {
        bool isNewline = Runs.IsNewline(first);
        bool isHead = value.IsAny(CharacterClass.Head);
        bool isTail = value.IsAny(CharacterClass.Tail);
        RunEnds before;
        before.Letters = rules.IsLetter(value) ? Letters : start;
        before.Numbers = value.IsAny(CharacterClass.Number) ? Numbers : start;
        before.Spaces = value.IsAny(CharacterClass.Space) ? Spaces : start;
        before.LastNewline = !value.IsAny(CharacterClass.Space) ? None : LastNewline != None ? LastNewline : isNewline ? end : None;
        before.Newlines = rules.Family != GrammarFamily.Gpt2 && (isNewline || (rules.Family == GrammarFamily.O200k && first == (byte)'/')) ? Newlines : start;
        before.Symbols = rules.IsSymbol(value) ? Symbols : before.Newlines;
        before.Head = isHead ? Head : start;
        before.LastOfBoth = !isHead ? None : LastOfBoth != None ? LastOfBoth : isTail ? end : None;
        before.Tail = isTail ? Tail : start;
        before.HeadAndTail = isHead ? HeadAndTail : isTail ? Tail : None;
        return before;
    }
}
