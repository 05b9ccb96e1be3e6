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

    /// <summary>Starts of <c>\p{N}{1,3}</c>: every third digit of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NumberStarts(ulong digit)
    {
        ulong starts = digit & ~After(digit);
        ulong fourthOfFour = digit & (digit << 1) & (digit << 2) & (digit << 3);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong WhiteSpaceStarts(in ClassMasks masks, ulong absorbed)
    {
        ulong whiteSpace = masks.WhiteSpace;
        ulong first = whiteSpace & ~After(whiteSpace) & ~absorbed;
        ulong lastBlank = masks.Blank & ~(whiteSpace >> 1) & (masks.Known >> 1);

        // What follows absorbed newlines is a run of its own; behind other newlines it is one unless a newline comes later.
        ulong behindAbsorbed = masks.Blank & After(absorbed);
        ulong behindNewline = masks.Blank & After(masks.Newline & ~absorbed);
        ulong ends = EndsOfRuns(masks.Blank, behindNewline);
        ulong undecided = ends & (masks.Newline | ~masks.Known);
        bool reachesBit63 = BitOperations.LeadingZeroCount(masks.Blank) == 0;
        if ((undecided != 0 || reachesBit63) && behindNewline != 0)
        {
            behindNewline = DropRunsBeforeNewline(masks, behindNewline);
        }

        return first | lastBlank | behindAbsorbed | behindNewline;
    }

    /// <summary>
    /// For gpt2 and cl100k, where a contraction is a piece: no start between an apostrophe that starts one and its end, and
    /// one behind it.
    /// </summary>
    public static ulong SetContractionsApart(ulong starts, ulong apostrophes, ulong known, ref byte window, bool anyCase)
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
            else if (at + Contractions.MaxLength > text.Length)
            {
                // It can't be told yet whether it is one: nothing behind it is sure.
                return starts & ((2UL << at) - 1);
            }
        }

        return starts;
    }

    /// <summary>Drops the bits from which a run of blanks leads to another newline, or to where nothing is known.</summary>
    private static ulong DropRunsBeforeNewline(in ClassMasks masks, ulong behindNewline)
    {
        ulong kept = 0;
        for (ulong rest = behindNewline; rest != 0; rest &= rest - 1)
        {
            int begin = BitOperations.TrailingZeroCount(rest);
            ulong blankFrom = masks.Blank >> begin;
            int end = begin + BitOperations.TrailingZeroCount(~blankFrom);
            bool known = end < 64 && ((masks.Known >> end) & 1) != 0;
            if (known && ((masks.Newline >> end) & 1) == 0)
            {
                kept |= 1UL << begin;
            }
        }

        return kept;
    }
}
#endif
