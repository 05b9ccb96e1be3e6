namespace BytePair.Pretokenization;

/// <summary>
/// o200k_base, o200k_harmony. With H = <c>[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]</c>, T = <c>[\p{Ll}\p{Lm}\p{Lo}\p{M}]</c>,
/// P = <c>[^\r\n\p{L}\p{N}]?</c> and C = <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)?</c>:
/// <c>P H* T+ C | P H+ T* C | \p{N}{1,3} | ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>.
/// Others of its family differ as <typeparamref name="TRules"/> says: Tekken has no C, and <c>\p{N}</c>.
/// </summary>
/// <remarks>
/// Example: <c>HTMLPage isn't ok://x</c> is <c>HTMLPage| isn't| ok|://|x</c>, but <c>pageHTML</c> is <c>page|HTML</c>.
/// Letters without case, and marks, are in H and in T; so the greedy <c>H*</c> may have to give characters back for
/// <c>T+</c> to match: <c>文AB</c> is <c>文|AB</c>.
/// </remarks>
internal readonly struct O200kGrammar<TRules> : IRunGrammar
    where TRules : struct, IGrammarRules
{
    public int PieceEnd(ReadOnlySpan<byte> text, int start)
    {
        var runs = default(ScannedRuns);
        return PieceEnd(text, start, ref runs);
    }

    public int PieceEnd<TRuns>(ReadOnlySpan<byte> text, int start, ref TRuns runs)
        where TRuns : struct, IRuns
    {
        CharacterClass first = CharacterClasses.At(text, start, out int length);
        if (first.IsAny(CharacterClass.Number))
        {
            return Runs.EndOfNumber(text, start, default(TRules).MaxDigits);
        }

        int word = EndOfWord(text, start, first, length, ref runs);
        if (word > 0)
        {
            return !default(TRules).HasContractions ? word : word + Contractions.AnyCaseLength(text, word);
        }

        int next = start + length;
        if (Runs.IsSymbol(first))
        {
            return runs.EndOf(RunKind.NewlinesAndSlashes, text, runs.EndOf(RunKind.Symbols, text, next));
        }

        if (text[start] == ' ' && next < text.Length && Runs.IsSymbol(CharacterClasses.At(text, next, out int secondLength)))
        {
            return runs.EndOf(RunKind.NewlinesAndSlashes, text, runs.EndOf(RunKind.Symbols, text, next + secondLength));
        }

        int runEnd = runs.EndOf(RunKind.Spaces, text, next);
        int newline = runs.EndOfLast(RunKind.Newlines, text, start, runEnd);
        return newline > 0 ? newline : Runs.EndOfSpaces(text, start, runEnd);
    }

    /// <summary>The end of the first two alternatives before their contraction, or -1.</summary>
    /// <remarks>
    /// The optional prefix is tried first with the character, then, where that may itself begin a word (a mark), without.
    /// A mark is in T, so that second try of <c>H* T+</c> always matches and comes before <c>H+ T*</c> with the prefix.
    /// </remarks>
    private static int EndOfWord<TRuns>(ReadOnlySpan<byte> text, int start, CharacterClass first, int length, ref TRuns runs)
        where TRuns : struct, IRuns
    {
        int afterHead;
        if (first.IsAny(CharacterClass.Letter))
        {
            int fromLetter = EndOfHeadAndTail(text, start, ref runs, out afterHead);
            return fromLetter > 0 ? fromLetter : afterHead;
        }

        int next = start + length;
        if (Runs.IsNewline(text[start]) || next == text.Length)
        {
            return first.IsAny(CharacterClass.Mark) ? next : -1;
        }

        int afterPrefix = EndOfHeadAndTail(text, next, ref runs, out afterHead);
        if (afterPrefix > 0)
        {
            return afterPrefix;
        }

        if (first.IsAny(CharacterClass.Mark))
        {
            return EndOfHeadAndTail(text, start, ref runs, out _);
        }

        return afterHead > next ? afterHead : -1;
    }

    /// <summary>The end of <c>H* T+</c> from <paramref name="start"/> on, or -1; <paramref name="afterHead"/> is the end of <c>H*</c> alone.</summary>
    private static int EndOfHeadAndTail<TRuns>(ReadOnlySpan<byte> text, int start, ref TRuns runs, out int afterHead)
        where TRuns : struct, IRuns
    {
        afterHead = runs.EndOf(RunKind.Heads, text, start);
        int afterTail = runs.EndOf(RunKind.Tails, text, afterHead);
        return afterTail > afterHead ? afterTail : runs.EndOfLast(RunKind.Tails, text, start, afterHead);
    }
}
