#if NET
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary><see cref="Gpt2Grammar"/> over masks: a run of one class, each with the space before it.</summary>
internal readonly struct Gpt2Masks : IMaskGrammar
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Starts(in ClassMasks masks, ref byte window)
    {
        ulong whiteSpace = masks.WhiteSpace;
        ulong letter = masks.Letter & ~MaskRules.After(masks.Letter | masks.Space);
        ulong number = masks.Digit & ~MaskRules.After(masks.Digit | masks.Space);
        ulong symbol = masks.Symbol & ~MaskRules.After(masks.Symbol | masks.Space);
        ulong space = whiteSpace & (~MaskRules.After(whiteSpace) | (~(whiteSpace >> 1) & (masks.Known >> 1)));
        ulong starts = letter | number | symbol | space;
        ulong apostrophes = symbol & masks.Apostrophe;
        return apostrophes == 0 ? starts : MaskRules.SetContractionsApart(starts, apostrophes, masks.Known, ref window, anyCase: false);
    }
}
#endif
