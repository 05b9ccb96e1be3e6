using static BytePair.Tests.Reference.CharacterCategory;
using static BytePair.Tests.Reference.Matching;
using static BytePair.Tests.Reference.UnicodeClasses;

namespace BytePair.Tests.Reference;

/// <summary>The pattern of o200k_base and o200k_harmony, one alternative a line. Here a mark may be prefix, upper and lower at once, so backtracking shows.</summary>
internal static class O200kGrammar
{
    private static readonly string[] Suffixes = ["s", "t", "re", "ve", "m", "ll", "d"];

    private static readonly Alternative[] Alternatives =
    [
        WordWithLower,                                      // [^\r\n\p{L}\p{N}]?[upper]*[lower]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
        WordWithUpper,                                      // [^\r\n\p{L}\p{N}]?[upper]+[lower]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
        (text, at) => Run(text, at, IsNumber, limit: 3),    // \p{N}{1,3}
        OtherThenLineBreaks,                                //  ?[^\s\p{L}\p{N}]+[\r\n/]*
        SpaceToLastLineBreak,                               // \s*[\r\n]+
        SpaceNotBeforeText,                                 // \s+(?!\S)
        (text, at) => Run(text, at, IsSpace),               // \s+
    ];

    public static int EndOfPiece(int[] text, int start) => FirstMatch(Alternatives, text, start);

    /// <summary>Gives back uppers one by one until a lower follows; only then, and last, the prefix.</summary>
    private static int WordWithLower(int[] text, int start)
    {
        for (int from = Run(text, start, IsWordPrefix, limit: 1); from >= start; from--)
        {
            for (int lower = Run(text, from, IsUpper); lower >= from; lower--)
            {
                int end = Run(text, lower, IsLower);
                if (end > lower)
                {
                    return Contraction(text, end, Suffixes, Fold);
                }
            }
        }

        return start;
    }

    private static int WordWithUpper(int[] text, int start)
    {
        for (int from = Run(text, start, IsWordPrefix, limit: 1); from >= start; from--)
        {
            int lower = Run(text, from, IsUpper);
            if (lower > from)
            {
                return Contraction(text, Run(text, lower, IsLower), Suffixes, Fold);
            }
        }

        return start;
    }

    private static int OtherThenLineBreaks(int[] text, int start)
    {
        int end = PrefixedRun(text, start, IsBlank, IsOther);
        return end > start ? Run(text, end, c => IsLineBreak(c) || c == '/') : start;
    }

    /// <summary><c>[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]</c></summary>
    private static bool IsUpper(int c) => Of(c) is Lu or Lt or Lm or Lo || IsMark(c);

    /// <summary><c>[\p{Ll}\p{Lm}\p{Lo}\p{M}]</c></summary>
    private static bool IsLower(int c) => Of(c) is Ll or Lm or Lo || IsMark(c);
}
