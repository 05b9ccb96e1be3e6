namespace BytePair.Pretokenization;

/// <summary>
/// cl100k_base:
/// <c>'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s</c>.
/// </summary>
/// <remarks>Example: <c>I'm  1234 (ok)!</c> is <c>I|'m| | |123|4| (|ok|)!</c>: a letter run takes one symbol or space before it, a number nothing.</remarks>
internal readonly struct Cl100kGrammar : IGrammar
{
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
        if (first.IsAny(CharacterClass.Letter))
        {
            return runs.EndOf(RunKind.Letters, text, start + length);
        }

        if (first.IsAny(CharacterClass.Number))
        {
            return Runs.EndOfNumber(text, start);
        }

        CharacterClass second = CharacterClass.Space;
        int next = start + length;
        int secondLength = 0;
        if (next < text.Length)
        {
            second = CharacterClasses.At(text, next, out secondLength);
            if (second.IsAny(CharacterClass.Letter) && !Runs.IsNewline(text[start]))
            {
                return runs.EndOf(RunKind.Letters, text, next + secondLength);
            }
        }

        if (Runs.IsSymbol(first))
        {
            return runs.EndOf(RunKind.Newlines, text, runs.EndOf(RunKind.Symbols, text, next));
        }

        if (text[start] == ' ' && Runs.IsSymbol(second))
        {
            return runs.EndOf(RunKind.Newlines, text, runs.EndOf(RunKind.Symbols, text, next + secondLength));
        }

        int runEnd = runs.EndOf(RunKind.Spaces, text, next);
        int newline = runEnd == text.Length ? -1 : runs.EndOfLast(RunKind.Newlines, text, start, runEnd);
        return newline > 0 ? newline : Runs.EndOfSpaces(text, start, runEnd);
    }
}
