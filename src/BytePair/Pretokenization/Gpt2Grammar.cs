namespace BytePair.Pretokenization;

/// <summary>
/// gpt2, r50k_base, p50k_base, p50k_edit:
/// <c>'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s</c>.
/// </summary>
/// <remarks>Example: <c>I'm  12 ok!</c> is <c>I|'m| | 12| ok|!</c>.</remarks>
internal readonly struct Gpt2Grammar : IGrammar
{
    public int PieceEnd(ReadOnlySpan<byte> text, int start)
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
            if (!second.IsAny(CharacterClass.Space))
            {
                (first, length, body) = (second, secondLength, start + 1);
            }
        }

        if (first.IsAny(CharacterClass.Space))
        {
            return Runs.EndOfSpaces(text, start, Runs.EndOf(CharacterClass.Space, text, start));
        }

        int next = body + length;
        return first.IsAny(CharacterClass.Letter) ? Runs.EndOf(CharacterClass.Letter, text, next)
            : first.IsAny(CharacterClass.Number) ? Runs.EndOf(CharacterClass.Number, text, next)
            : Runs.EndOfSymbols(text, next);
    }
}
