#if NET
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary><see cref="DeepSeekGrammar"/> over masks.</summary>
/// <remarks>
/// <para>
/// Example, from bit 0 on, of <c>a(b) it'sé</c>: starts at <c>a</c>, at <c>(</c> (which takes the letters of ASCII behind it), at <c>)</c>,
/// at the blank, at the apostrophe, and at <c>é</c>, which the apostrophe doesn't take.
/// </para>
/// <para>
/// Two characters that are and aren't apart never go together, so each rule by which a character goes with the one before it asks that both
/// be alike. Numbers need no such rule: nothing else goes with them.
/// </para>
/// </remarks>
internal readonly struct DeepSeekMasks : IMaskGrammar
{
    public static bool AsksMore
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Starts<TScript>(in ClassMasks masks, ref byte window)
        where TScript : struct, IScript
    {
        ulong apart = TScript.IsAscii ? 0 : masks.Apart;
        ulong isAlike = TScript.IsAscii ? ulong.MaxValue : ~(apart ^ MaskRules.After(apart));
        ulong asciiLetter = TScript.IsAscii ? masks.Letter : masks.Letter & ~masks.NonAscii;
        ulong word = TScript.IsAscii ? masks.Letter : masks.Letter | masks.Mark;
        ulong anySymbol = masks.Symbol & ~(masks.Other | (TScript.IsAscii ? 0 : masks.Mark));
        ulong symbol = anySymbol & ~((MaskRules.After(anySymbol) & isAlike) | (MaskRules.After(masks.Space) & ~apart));
        ulong absorbed = MaskRules.RunsFrom(masks.Newline, masks.Newline & MaskRules.After(anySymbol & ~apart));

        // The symbols that take the letters of ASCII behind them.
        ulong leading = (TScript.IsAscii ? symbol : symbol & ~masks.NonAscii) & (asciiLetter >> 1);
        ulong letter = word & ~(((MaskRules.After(word) | MaskRules.After(masks.Other)) & isAlike) | (MaskRules.After(masks.Blank) & ~apart) | MaskRules.After(leading));
        if (!TScript.IsAscii)
        {
            letter |= MaskRules.EndsOfRuns(asciiLetter, MaskRules.After(leading)) & word;
        }

        ulong starts = masks.End | symbol | letter | MaskRules.NumberStarts<TScript>(masks, DeepSeekGrammar.MaxDigits)
            | MaskRules.WhiteSpaceStarts<TScript>(masks, absorbed, decided: masks.Known | masks.End, notBefore: masks.Number | apart);
        return masks.Other == 0 ? starts : starts | OtherStarts(masks.Other, word, isAlike, masks.Continuation);
    }

    /// <summary>The first of a run, and the last where it goes with the word behind it.</summary>
    private static ulong OtherStarts(ulong other, ulong word, ulong isAlike, ulong continuation)
    {
        ulong last = (MaskRules.After(other) & word & isAlike) >> 1;
        for (int i = 1; i < Text.Utf8.MaxCharacterLength; i++)
        {
            last = (last & ~continuation) | ((last & continuation) >> 1);
        }

        return last | (other & ~(MaskRules.After(other) & isAlike));
    }
}
#endif
