#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BytePair.Pretokenization.Masks;

/// <summary>The rules that the grammars share, over the bits of a window.</summary>
internal static class MaskRules
{
    /// <summary>The bits whose left neighbour is in <paramref name="mask"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong After(ulong mask) => mask << 1;

    /// <summary>The bits below the lowest of <paramref name="mask"/>; all where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong BelowLowest(ulong mask) => (mask - 1) & ~mask;

    /// <summary>
    /// The bits behind the characters that begin at <paramref name="firstBytes"/>: added behind a first byte, a bit carries
    /// through those that continue it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AfterCharacters<TScript>(ulong firstBytes, in ClassMasks masks)
        where TScript : struct, IScript =>
        TScript.IsAscii ? After(firstBytes) : (masks.Continuation + After(firstBytes)) & ~masks.Continuation;

    /// <summary>The first bytes of the last characters in the runs of white space whose end is known and isn't before <paramref name="notBefore"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LastWhiteSpaces<TScript>(in ClassMasks masks, ulong notBefore)
        where TScript : struct, IScript
    {
        ulong whiteSpace = masks.WhiteSpace;
        ulong last = whiteSpace & ~((whiteSpace | notBefore) >> 1) & (masks.Known >> 1);
        if (!TScript.IsAscii)
        {
            // From the last byte to the first, in characters of up to three bytes: white space has no longer ones.
            last = (last & ~masks.Continuation) | ((last & masks.Continuation) >> 1);
            last = (last & ~masks.Continuation) | ((last & masks.Continuation) >> 1);
        }

        return last;
    }

    /// <summary>
    /// The ends of the runs of <paramref name="run"/> that begin at the bits of <paramref name="begins"/>: adding a run's
    /// lowest bit carries through it and sets the bit behind. A run that reaches bit 63 has no end here.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong EndsOfRuns(ulong run, ulong begins) => (run + begins) & ~run;

    /// <summary>
    /// The part of the runs of <paramref name="run"/> from each bit of <paramref name="seeds"/> (all within runs) on.
    /// The carry of a seed clears all bits up to the run's end; a later seed of the same run sets itself again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong RunsFrom(ulong run, ulong seeds) => (run & ~(run + seeds)) | seeds;

    /// <summary>Starts of <c>\p{N}</c>, each digit, or of <c>\p{N}{1,3}</c>: every third digit of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NumberStarts<TScript>(in ClassMasks masks, int maxDigits)
        where TScript : struct, IScript
    {
        ulong digit = masks.Number;
        if (maxDigits == 1)
        {
            return TScript.IsAscii ? digit : digit & ~masks.Continuation;
        }

        if (!TScript.IsAscii && (digit & masks.Continuation) != 0)
        {
            return NumberStartsByCharacter(digit, masks.Continuation);
        }

        ulong starts = digit & ~After(digit);
        ulong secondOfTwo = digit & After(digit);
        ulong fourthOfFour = secondOfTwo & (secondOfTwo << 2);
        for (ulong next = (starts << 3) & fourthOfFour; next != 0; next = (next << 3) & fourthOfFour)
        {
            starts |= next;
        }

        return starts;
    }

    /// <summary>
    /// White space starts of cl100k and o200k: a run's first character, unless it belongs to the symbols before it
    /// (<paramref name="absorbed"/>); its last blank, which goes with what follows; and what comes behind its last newline.
    /// </summary>
    /// <param name="masks">The window's classes.</param>
    /// <param name="absorbed">The newlines that belong to the symbols before them.</param>
    /// <param name="decided">Where a run of blanks may end that doesn't belong to the newline before it.</param>
    /// <param name="notBefore">What a run's last blank doesn't go with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong WhiteSpaceStarts<TScript>(in ClassMasks masks, ulong absorbed, ulong decided, ulong notBefore = 0)
        where TScript : struct, IScript
    {
        ulong whiteSpace = masks.WhiteSpace;
        ulong newlines = masks.Newline & ~(After(whiteSpace) | absorbed);
        ulong blanks = masks.Blank & (~After(masks.Blank) | LastWhiteSpaces<TScript>(masks, notBefore));

        // What follows absorbed newlines is a run of its own; behind other newlines it is one unless a newline comes later.
        // A run that reaches bit 63 ends there, as far as is known.
        ulong behindNewline = masks.Blank & After(masks.Newline & ~absorbed);
        ulong ends = EndsOfRuns(masks.Blank & ~(1UL << 63), behindNewline);
        ulong undecided = ends & (whiteSpace | ~decided);
        if (undecided != 0)
        {
            blanks &= ~RunsBeforeNewline(masks.Blank, masks.Newline, decided, behindNewline);
        }

        return newlines | blanks;
    }

    /// <summary>
    /// For gpt2 and cl100k, where a contraction is a piece: no start between an apostrophe that starts one and its end, and
    /// one behind it.
    /// </summary>
    public static ulong SetContractionsApart(ulong starts, ulong apostrophes, ulong known, ulong end, ref byte window, bool anyCase)
    {
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(ref window, BitOperations.TrailingZeroCount(~known));
        for (; apostrophes != 0; apostrophes &= apostrophes - 1)
        {
            int at = BitOperations.TrailingZeroCount(apostrophes);
            int length = anyCase ? Contractions.AnyCaseLength(text, at) : Contractions.LowerCaseLength(text, at);
            if (length > 0)
            {
                starts &= ~(((1UL << length) - 2) << at);
                starts |= at + length < text.Length ? 1UL << (at + length) : 0;
            }
            else if (end == 0 && at + Contractions.MaxLength > text.Length)
            {
                // It can't be told yet whether it is one: nothing behind it is sure.
                return starts & ((2UL << at) - 1);
            }
        }

        return starts;
    }

    /// <summary>The same where a number may take more than a byte.</summary>
    private static ulong NumberStartsByCharacter(ulong number, ulong continuation)
    {
        ulong starts = 0;
        ulong inRun = After(number);
        int count = 0;
        for (ulong rest = number & ~continuation; rest != 0; rest &= rest - 1)
        {
            ulong first = rest & ~(rest - 1);
            count = (inRun & first) == 0 ? 0 : (count + 1) % 3;
            starts |= count == 0 ? first : 0;
        }

        return starts;
    }

    /// <summary>The bits from which a run of blanks leads to another newline, or to where nothing is known.</summary>
    private static ulong RunsBeforeNewline(ulong blank, ulong newline, ulong known, ulong behindNewline)
    {
        ulong leading = 0;
        for (ulong rest = behindNewline; rest != 0; rest &= rest - 1)
        {
            int begin = BitOperations.TrailingZeroCount(rest);
            ulong blankFrom = blank >> begin;
            int end = begin + BitOperations.TrailingZeroCount(~blankFrom);
            bool isKnown = end < 64 && ((known >> end) & 1) != 0;
            if (!isKnown || ((newline >> end) & 1) != 0)
            {
                leading |= 1UL << begin;
            }
        }

        return leading;
    }
}
#endif
