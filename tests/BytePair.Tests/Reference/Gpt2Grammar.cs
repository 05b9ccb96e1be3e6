using static BytePair.Tests.Reference.Matching;
using static BytePair.Tests.Reference.UnicodeClasses;

namespace BytePair.Tests.Reference;

/// <summary>The pattern of gpt2, r50k_base, p50k_base and p50k_edit, one alternative a line.</summary>
internal static class Gpt2Grammar
{
    private static readonly Alternative[] Alternatives =
    [
        (text, at) => Contraction(text, at, ["s", "d", "m", "t", "ll", "ve", "re"], c => c), // '(?:[sdmt]|ll|ve|re)
        (text, at) => PrefixedRun(text, at, IsBlank, IsLetter),                               //  ?\p{L}++
        (text, at) => PrefixedRun(text, at, IsBlank, IsNumber),                               //  ?\p{N}++
        (text, at) => PrefixedRun(text, at, IsBlank, IsOther),                                //  ?[^\s\p{L}\p{N}]++
        SpaceToEnd,                                                                           // \s++$
        SpaceNotBeforeText,                                                                   // \s+(?!\S)
        OneSpace,                                                                             // \s
    ];

    public static int EndOfPiece(int[] text, int start) => FirstMatch(Alternatives, text, start);
}
