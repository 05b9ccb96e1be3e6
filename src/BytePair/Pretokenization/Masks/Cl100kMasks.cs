#if NET
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary><see cref="Cl100kGrammar"/> over masks.</summary>
/// <remarks>
/// Example, from bit 0 on, of <c>I'm (ok) 12</c>: starts at <c>I</c>, at the apostrophe and behind its <c>m</c> (a
/// contraction), at <c>␣(</c>, at <c>o</c> (the parenthesis belongs to the space before it, so it is no prefix), at <c>)</c>,
/// at the last space (a number takes none), at <c>1</c>.
/// </remarks>
internal readonly struct Cl100kMasks : IMaskGrammar
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Starts<TScript>(in ClassMasks masks, ref byte window)
        where TScript : struct, IScript
    {
        ulong absorbed = MaskRules.RunsFrom(masks.Newline, masks.Newline & MaskRules.After(masks.Symbol));
        ulong symbol = masks.Symbol & ~MaskRules.After(masks.Symbol | masks.Space);
        ulong letter = masks.Letter & ~(MaskRules.After(masks.Letter | masks.Blank) | MaskRules.AfterCharacters<TScript>(symbol, masks));

        // Blanks from a newline to the end of the text go with it, as those to another newline do: not so in o200k.
        ulong starts = masks.End | symbol | letter | MaskRules.NumberStarts<TScript>(masks)
            | MaskRules.WhiteSpaceStarts<TScript>(masks, absorbed, decided: masks.Known);
        ulong apostrophes = symbol & masks.Apostrophe;
        return apostrophes == 0 ? starts : MaskRules.SetContractionsApart(starts, apostrophes, masks.Known, masks.End, ref window, anyCase: true);
    }
}
#endif
