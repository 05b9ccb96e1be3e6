namespace BytePair.Pretokenization;

/// <summary>
/// cl100k_base:
/// <c>'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s</c>.
/// Others of its family differ as <typeparamref name="TRules"/> says: Llama 3's has no <c>\s++$</c>, Qwen's have <c>\p{N}</c>.
/// </summary>
/// <remarks>Example: <c>I'm  1234 (ok)!</c> is <c>I|'m| | |123|4| (|ok|)!</c>: a letter run takes one symbol or space before it, a number nothing.</remarks>
internal readonly struct Cl100kGrammar<TRules> : IRunGrammar
    where TRules : struct, IGrammarRules
{
    private static CharacterClass Letter => default(TRules).MarksAreLetters ? CharacterClass.Letter | CharacterClass.Mark : CharacterClass.Letter;

    private static RunKind Letters => default(TRules).MarksAreLetters ? RunKind.LettersAndMarks : RunKind.Letters;

    private static RunKind Symbols => default(TRules).MarksAreLetters ? RunKind.SymbolsButMarks : RunKind.Symbols;

    public int PieceEnd(ReadOnlySpan<byte> text, int start)
    {
        var runs = default(ScannedRuns);
        return PieceEnd(text, start, ref runs);
    }

    public int PieceEnd<TRuns>(ReadOnlySpan<byte> text, int start, ref TRuns runs)
        where TRuns : struct, IRuns
    {
        int contraction = Contractions.AnyCaseLength(text, start);
        if (contraction > 0)
        {
            return start + contraction;
        }

        CharacterClass first = CharacterClasses.At(text, start, out int length);
        if (first.IsAny(Letter))
        {
            return runs.EndOf(Letters, text, start + length);
        }

        if (first.IsAny(CharacterClass.Number))
        {
            return Runs.EndOfNumber(text, start, default(TRules).MaxDigits);
        }

        CharacterClass second = CharacterClass.Space;
        int next = start + length;
        int secondLength = 0;
        if (next < text.Length)
        {
            second = CharacterClasses.At(text, next, out secondLength);
            if (second.IsAny(Letter) && !Runs.IsNewline(text[start]))
            {
                return runs.EndOf(Letters, text, next + secondLength);
            }
        }

        if (Runs.IsSymbol(first))
        {
            return runs.EndOf(RunKind.Newlines, text, runs.EndOf(Symbols, text, next));
        }

        if (text[start] == ' ' && Runs.IsSymbol(second))
        {
            return runs.EndOf(RunKind.Newlines, text, runs.EndOf(Symbols, text, next + secondLength));
        }

        int runEnd = runs.EndOf(RunKind.Spaces, text, next);
        int newline = default(TRules).TakesBlanksToEnd && runEnd == text.Length ? -1 : runs.EndOfLast(RunKind.Newlines, text, start, runEnd);
        return newline > 0 ? newline : Runs.EndOfSpaces(text, start, runEnd);
    }
}
