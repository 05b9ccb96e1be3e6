namespace BytePair.Pretokenization;

/// <summary>
/// gpt2, r50k_base, p50k_base, p50k_edit:
/// <c>'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s</c>.
/// With <see cref="IGrammarRules.MaxDigits"/> of 1, each number of one character is set apart first, and this sees what lies between.
/// </summary>
/// <remarks>Example: <c>I'm  12 ok!</c> is <c>I|'m| | 12| ok|!</c>.</remarks>
internal readonly struct Gpt2Grammar<TRules> : IRunGrammar
    where TRules : struct, IGrammarRules
{
    /// <summary>What a space in front doesn't belong to.</summary>
    private static CharacterClass Apart => DigitsAreApart ? CharacterClass.Space | CharacterClass.Number : CharacterClass.Space;

    private static bool DigitsAreApart => default(TRules).MaxDigits > 0;

    public int PieceEnd(ReadOnlySpan<byte> text, int start)
    {
        var runs = default(ScannedRuns);
        return PieceEnd(text, start, ref runs);
    }

    public int PieceEnd<TRuns>(ReadOnlySpan<byte> text, int start, ref TRuns runs)
        where TRuns : struct, IRuns
    {
        int contraction = Contractions.LowerCaseLength(text, start);
        if (contraction > 0)
        {
            return start + contraction;
        }

        CharacterClass first = CharacterClasses.At(text, start, out int length);
        int body = start;
        if (text[start] == ' ' && start + 1 < text.Length)
        {
            CharacterClass second = CharacterClasses.At(text, start + 1, out int secondLength);
            if (!second.IsAny(Apart))
            {
                (first, length, body) = (second, secondLength, start + 1);
            }
        }

        if (first.IsAny(CharacterClass.Space))
        {
            int end = runs.EndOf(RunKind.Spaces, text, start);
            bool isBeforeDigit = DigitsAreApart && end < text.Length && CharacterClasses.At(text, end, out _).IsAny(CharacterClass.Number);
            return isBeforeDigit ? end : Runs.EndOfSpaces(text, start, end);
        }

        int next = body + length;
        return first.IsAny(CharacterClass.Letter) ? runs.EndOf(RunKind.Letters, text, next)
            : first.IsAny(CharacterClass.Number) ? DigitsAreApart ? next : runs.EndOf(RunKind.Numbers, text, next)
            : runs.EndOf(RunKind.Symbols, text, next);
    }
}
