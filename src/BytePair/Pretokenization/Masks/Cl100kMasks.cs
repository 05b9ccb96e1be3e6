#if NET
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary><see cref="Cl100kGrammar{TRules}"/> over masks.</summary>
/// <remarks>
/// Example, from bit 0 on, of <c>I'm (ok) 12</c>: starts at <c>I</c>, at the apostrophe and behind its <c>m</c> (a
/// contraction), at <c>␣(</c>, at <c>o</c> (the parenthesis belongs to the space before it, so it is no prefix), at <c>)</c>,
/// at the last space (a number takes none), at <c>1</c>.
/// </remarks>
internal readonly struct Cl100kMasks<TRules> : IMaskGrammar
    where TRules : struct, IGrammarRules
{
    public static bool AsksMore
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Starts<TScript>(in ClassMasks masks, ref byte window)
        where TScript : struct, IScript
    {
        ulong mark = !TScript.IsAscii && default(TRules).MarksAreLetters ? masks.Mark : 0;
        ulong anySymbol = masks.Symbol & ~mark;
        ulong anyLetter = masks.Letter | mark;
        ulong absorbed = MaskRules.RunsFrom(masks.Newline, masks.Newline & MaskRules.After(anySymbol));
        ulong symbol = anySymbol & ~MaskRules.After(anySymbol | masks.Space);
        ulong letter = anyLetter & ~(MaskRules.After(anyLetter | masks.Blank) | MaskRules.AfterCharacters<TScript>(symbol, masks));

        // Where blanks from a newline to the end of the text go with it, as those to another newline do, the end decides nothing.
        ulong starts = masks.End | symbol | letter | MaskRules.NumberStarts<TScript>(masks, default(TRules).MaxDigits)
            | MaskRules.WhiteSpaceStarts<TScript>(masks, absorbed, decided: default(TRules).TakesBlanksToEnd ? masks.Known : masks.Known | masks.End);
        ulong apostrophes = symbol & masks.Apostrophe;
        return apostrophes == 0 ? starts : MaskRules.SetContractionsApart(starts, apostrophes, masks.Known, masks.End, ref window, anyCase: true);
    }
}
#endif
