using static BytePair.Tests.Reference.Matching;
using static BytePair.Tests.Reference.UnicodeClasses;

namespace BytePair.Tests.Reference;

/// <summary>The pattern of cl100k_base, one alternative a line.</summary>
internal static class Cl100kGrammar
{
    private static readonly Alternative[] Alternatives =
    [
        (text, at) => Contraction(text, at, ["s", "d", "m", "t", "ll", "ve", "re"], Fold), // '(?i:[sdmt]|ll|ve|re)
        (text, at) => PrefixedRun(text, at, IsWordPrefix, IsLetter),                        // [^\r\n\p{L}\p{N}]?+\p{L}++
        (text, at) => Run(text, at, IsNumber, limit: 3),                                    // \p{N}{1,3}+
        OtherThenLineBreaks,                                                                //  ?[^\s\p{L}\p{N}]++[\r\n]*+
        SpaceToEnd,                                                                         // \s++$
        SpaceToLastLineBreak,                                                               // \s*[\r\n]
        SpaceNotBeforeText,                                                                 // \s+(?!\S)
        OneSpace,                                                                           // \s
    ];

    public static int EndOfPiece(int[] text, int start) => FirstMatch(Alternatives, text, start);

    private static int OtherThenLineBreaks(int[] text, int start)
    {
        int end = PrefixedRun(text, start, IsBlank, IsOther);
        return end > start ? Run(text, end, IsLineBreak) : start;
    }
}
