namespace BytePair.Pretokenization;

/// <summary>
/// A run at the beginning of an endless piece from whose middle characters may be left out without any other cut moving:
/// what lets a piece be read that is larger than memory.
/// </summary>
/// <remarks>
/// After its first character such a piece is a run of one kind: letters, symbols, blanks, newlines. A grammar asks of such a
/// run whether it goes on, never how long it is (numbers of three digits aside). So a few characters at either end stand
/// for all of it. Example: of a space and a million <c>a</c>, a space and twenty <c>a</c> are kept.
/// </remarks>
internal static class UniformRun
{
    /// <summary>Characters of the run that stay at its beginning; a contraction is told by two.</summary>
    private const int KeptCharacters = 2;

    /// <summary>Bytes of the run that stay at its end.</summary>
    private const int KeptAtEnd = 32;

    private enum Kind
    {
        None,
        Letter,
        Upper,
        Lower,
        Caseless,
        Number,
        Symbol,
        Blank,
        Newline,
    }

    /// <summary>What may be left out of <paramref name="text"/>, which begins with a piece and may go on with anything.</summary>
    /// <param name="rules">The grammar's rules; of one without nothing is known.</param>
    /// <param name="text">What is known of the text.</param>
    /// <param name="firstEnd">Where the first piece ends if the text ends here.</param>
    /// <param name="from">Where the part begins that may be left out.</param>
    /// <param name="to">Where it ends.</param>
    /// <returns>False if there is no such part.</returns>
    public static bool TryFind(IGrammarRules? rules, ReadOnlySpan<byte> text, int firstEnd, out int from, out int to)
    {
        from = to = 0;
        int runStart = text.Length;
        Kind first = rules is null ? Kind.None : KindAt(rules, text, 0, out runStart);
        if (rules is null || runStart >= text.Length)
        {
            return false;
        }

        Kind run = KindAt(rules, text, runStart, out _);
        int end = runStart;
        for (int count = 0; end < text.Length && KindAt(rules, text, end, out int length) == run; count++)
        {
            end += length;
            from = count < KeptCharacters ? end : from;
        }

        // Behind a newline, blanks belong to the first piece only if another newline follows, but in gpt2.
        bool mayBelongToNext = first == Kind.Newline && run == Kind.Blank && rules.Family != GrammarFamily.Gpt2;
        if (run == Kind.None || firstEnd < end || mayBelongToNext)
        {
            return false;
        }

        to = end - KeptAtEnd;
        while (to > from && Text.Utf8.IsContinuation(text[to]))
        {
            to--;
        }

        return to > from;
    }

    private static Kind KindAt(IGrammarRules rules, ReadOnlySpan<byte> text, int position, out int length)
    {
        CharacterClass value = CharacterClasses.At(text, position, out length);
        if (value.IsAny(CharacterClass.Space))
        {
            return Runs.IsNewline(text[position]) ? Kind.Newline : Kind.Blank;
        }

        if (value.IsAny(CharacterClass.Number))
        {
            return rules.MaxDigits == 0 ? Kind.Number : Kind.None;
        }

        if (rules.Family == GrammarFamily.O200k && value.IsAny(CharacterClass.Head | CharacterClass.Tail))
        {
            return !value.IsAny(CharacterClass.Tail) ? Kind.Upper
                : !value.IsAny(CharacterClass.Head) ? Kind.Lower
                : Kind.Caseless;
        }

        return rules.IsLetter(value) ? Kind.Letter : Kind.Symbol;
    }
}
