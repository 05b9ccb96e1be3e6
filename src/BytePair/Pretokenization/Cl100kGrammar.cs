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
        int contraction = Contractions.AnyCaseLength(text, start);
        if (contraction > 0)
        {
            return start + contraction;
        }

        CharacterClass first = CharacterClasses.At(text, start, out int length);
        if (first.IsAny(CharacterClass.Letter))
        {
            return Runs.EndOf(CharacterClass.Letter, text, start + length);
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
                return Runs.EndOf(CharacterClass.Letter, text, next + secondLength);
            }
        }

        if (Runs.IsSymbol(first))
        {
            return Runs.EndOfNewlines(text, Runs.EndOfSymbols(text, next));
        }

        if (text[start] == ' ' && Runs.IsSymbol(second))
        {
            return Runs.EndOfNewlines(text, Runs.EndOfSymbols(text, next + secondLength));
        }

        int runEnd = Runs.EndOf(CharacterClass.Space, text, next);
        int newline = runEnd == text.Length ? -1 : Runs.EndOfLastNewline(text, start, runEnd);
        return newline > 0 ? newline : Runs.EndOfSpaces(text, start, runEnd);
    }
}
