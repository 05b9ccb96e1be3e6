#if NET
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary><see cref="Gpt2Grammar{TRules}"/> over masks: a run of one class, each with the space before it.</summary>
internal readonly struct Gpt2Masks<TRules> : IMaskGrammar
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
        ulong whiteSpace = masks.WhiteSpace;
        ulong letter = masks.Letter & ~MaskRules.After(masks.Letter | masks.Space);
        bool digitsAreApart = default(TRules).MaxDigits > 0;
        ulong number = masks.Number & ~(digitsAreApart ? masks.Continuation : MaskRules.After(masks.Number | masks.Space));
        ulong symbol = masks.Symbol & ~MaskRules.After(masks.Symbol | masks.Space);
        ulong space = (whiteSpace & ~MaskRules.After(whiteSpace)) | MaskRules.LastWhiteSpaces<TScript>(masks, notBefore: digitsAreApart ? masks.Number : 0);
        ulong starts = masks.End | letter | number | symbol | space;
        ulong apostrophes = symbol & masks.Apostrophe;
        return apostrophes == 0 ? starts : MaskRules.SetContractionsApart(starts, apostrophes, masks.Known, masks.End, ref window, anyCase: false);
    }
}
#endif
