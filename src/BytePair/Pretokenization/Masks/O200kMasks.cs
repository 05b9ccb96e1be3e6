#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BytePair.Pretokenization.Masks;

/// <summary><see cref="O200kGrammar"/> over masks.</summary>
/// <remarks>
/// In ASCII a letter is upper or lower case and nothing else, so a word is <c>[A-Z]*[a-z]+</c> or <c>[A-Z]+</c>: besides
/// the starts of cl100k there is one at each upper-case letter behind a lower-case one. Newlines and slashes behind
/// symbols are a tail of their own kind: in <c>}⏎/*x</c> the tail of <c>}</c> is <c>⏎/</c>, and the asterisk starts a piece.
/// </remarks>
internal readonly struct O200kMasks : IMaskGrammar
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Starts(in ClassMasks masks, ref byte window)
    {
        ulong tail = MaskRules.RunsFrom(masks.Newline | masks.Slash, masks.Newline & MaskRules.After(masks.Symbol));
        ulong runSymbol = masks.Symbol & ~tail;
        ulong symbol = runSymbol & ~MaskRules.After(runSymbol | masks.Space);
        ulong lower = masks.Letter & ~masks.Upper;
        ulong letter = masks.Letter & ~MaskRules.After(masks.Letter | masks.Blank | symbol);
        ulong hump = masks.Upper & MaskRules.After(lower);
        ulong starts = symbol | letter | hump | MaskRules.NumberStarts(masks.Digit) | MaskRules.WhiteSpaceStarts(masks, tail & masks.Newline);
        ulong apostrophes = masks.Apostrophe & MaskRules.After(masks.Letter);
        return apostrophes == 0 ? starts : JoinContractions(starts, apostrophes, masks.Known, ref window);
    }

    /// <summary>Takes the start from an apostrophe that goes on with its word, and gives one to what follows the contraction.</summary>
    private static ulong JoinContractions(ulong starts, ulong apostrophes, ulong known, ref byte window)
    {
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(ref window, BitOperations.TrailingZeroCount(~known));
        int contractionEnd = 0;
        for (; apostrophes != 0; apostrophes &= apostrophes - 1)
        {
            int at = BitOperations.TrailingZeroCount(apostrophes);
            if (at == contractionEnd)
            {
                // The letter before it ended a contraction, so that a new piece begins here: 's in it's's.
                continue;
            }

            int length = Contractions.AnyCaseLength(text, at);
            if (length > 0)
            {
                contractionEnd = at + length;

                // Also the hump in 'lL isn't one.
                starts &= ~(((1UL << length) - 1) << at);
                starts |= contractionEnd < text.Length ? 1UL << contractionEnd : 0;
            }
            else if (at + Contractions.MaxLength > text.Length)
            {
                // It can't be told yet whether it is one: nothing from here on is sure.
                return starts & ((1UL << at) - 1);
            }
        }

        return starts;
    }
}
#endif
