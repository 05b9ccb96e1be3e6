using BytePair.Pretokenization;

namespace BytePair.Incremental;

/// <summary>The run of characters of alternating kinds that a text's first piece begins with, where its grammar allows one (<see cref="StandIn"/>).</summary>
internal readonly struct FirstRun
{
    private FirstRun(int start, int end, int pivot, bool pivotIsAlone) =>
        (Start, End, Pivot, PivotIsAlone) = (start, end, pivot, pivotIsAlone);

    /// <summary>Where the run begins; the characters from here to the pivot are as one kind.</summary>
    public int Start { get; }

    /// <summary>Where the run ends.</summary>
    public int End { get; }

    /// <summary>Where another part begins; -1 if there is no first part.</summary>
    public int Pivot { get; }

    /// <summary>True if one character is the pivot and those behind it are of the kinds that they are; else all from the pivot on are as one kind.</summary>
    public bool PivotIsAlone { get; }

    /// <summary>The run that <paramref name="text"/> begins with, which isn't empty.</summary>
    public static FirstRun Of(IGrammarRules rules, ReadOnlySpan<byte> text)
    {
        CharacterClass first = CharacterClasses.At(text, 0, out int length);
        CharacterClass second = length < text.Length ? CharacterClasses.At(text, length, out _) : CharacterClass.Number;
        if (rules.Family == GrammarFamily.Gpt2)
        {
            return default;
        }

        if (first.IsAny(CharacterClass.Space) && second.IsAny(CharacterClass.Space))
        {
            return OfSpaces(text);
        }

        if (rules.Family != GrammarFamily.O200k || first.IsAny(CharacterClass.Number) || Runs.IsNewline(text[0]))
        {
            return default;
        }

        return first.IsAny(CharacterClass.Letter) ? OfWord(text, 0)
            : second.IsAny(CharacterClass.Letter | CharacterClass.Mark) ? OfWord(text, length)
            : Runs.IsSymbol(first) && !first.IsAny(CharacterClass.Mark) ? OfSymbols(text, 0)
            : text[0] == ' ' && Runs.IsSymbol(second) ? OfSymbols(text, length)
            : default;
    }

    private static FirstRun OfSpaces(ReadOnlySpan<byte> text)
    {
        int end = Runs.EndOf(CharacterClass.Space, text, 0);
        return new FirstRun(0, end, Runs.EndOfLastNewline(text, 0, end) - 1, pivotIsAlone: true);
    }

    private static FirstRun OfWord(ReadOnlySpan<byte> text, int start)
    {
        int lastOfBoth = -1;
        int position = start;
        while (position < text.Length)
        {
            CharacterClass value = CharacterClasses.At(text, position, out int length);
            if (!value.IsAny(CharacterClass.Head))
            {
                break;
            }

            lastOfBoth = value.IsAny(CharacterClass.Tail) ? position : lastOfBoth;
            position += length;
        }

        int tailEnd = Runs.EndOf(CharacterClass.Tail, text, position);
        return tailEnd > position
            ? new FirstRun(start, tailEnd, position, pivotIsAlone: false)
            : new FirstRun(start, position, lastOfBoth, pivotIsAlone: true);
    }

    private static FirstRun OfSymbols(ReadOnlySpan<byte> text, int start)
    {
        int pivot = Runs.EndOfSymbols(text, start);
        int end = pivot;
        while (end < text.Length && (Runs.IsNewline(text[end]) || text[end] == '/'))
        {
            end++;
        }

        return new FirstRun(start, end, pivot, pivotIsAlone: false);
    }
}
