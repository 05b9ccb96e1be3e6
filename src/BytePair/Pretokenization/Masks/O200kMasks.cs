#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BytePair.Pretokenization.Masks;

/// <summary><see cref="O200kGrammar{TRules}"/> over masks.</summary>
/// <remarks>
/// <para>
/// In ASCII a letter is upper or lower case and nothing else, so a word is <c>[A-Z]*[a-z]+</c> or <c>[A-Z]+</c>: besides
/// the starts of cl100k there is one at each upper-case letter behind a lower-case one. Newlines and slashes behind
/// symbols are a tail of their own kind: in <c>}⏎/*x</c> the tail of <c>}</c> is <c>⏎/</c>, and the asterisk starts a piece.
/// </para>
/// <para>
/// In other scripts a mark belongs to words like a letter, and is of both cases like letters without case. See
/// <see cref="HumpsBehindBoth"/> for what that makes of upper-case letters behind them. But a mark is a symbol too, and
/// goes with the symbols before it where they are more than its word's prefix (<see cref="JoinedToSymbols"/>): the sign that
/// makes an emoji of the heart in <c>😀❤️</c>. A slash behind such a mark and a newline is left to the next window.
/// </para>
/// </remarks>
internal readonly struct O200kMasks<TRules> : IMaskGrammar
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
        ulong mark = TScript.IsAscii ? 0 : masks.Mark;
        ulong both = TScript.IsAscii ? 0 : masks.Both;
        ulong anySymbol = masks.Symbol & ~mark;
        ulong tail = MaskRules.RunsFrom(masks.Newline | masks.Slash, masks.Newline & MaskRules.After(anySymbol));
        ulong runSymbol = anySymbol & ~tail;
        ulong symbol = runSymbol & ~MaskRules.After(runSymbol | masks.Space);
        ulong sure = ulong.MaxValue;
        if (!TScript.IsAscii && (mark & MaskRules.After(runSymbol)) != 0)
        {
            // From here on, marks are those in words only.
            ulong joined = JoinedToSymbols(runSymbol, mark, masks);
            mark &= ~joined;
            both &= ~joined;
            symbol &= ~joined;
            ulong tailOfMarks = MaskRules.RunsFrom(masks.Newline | masks.Slash, masks.Newline & MaskRules.After(joined));
            sure = MaskRules.BelowLowest(tailOfMarks & masks.Slash & ~tail);
            tail |= tailOfMarks;
        }

        ulong word = masks.Letter | mark;
        ulong behindSymbol = MaskRules.AfterCharacters<TScript>(symbol, masks);
        ulong lower = masks.Letter & ~(masks.Upper | both);
        ulong letter = word & ~(MaskRules.After(word | masks.Blank) | behindSymbol);
        ulong hump = masks.Upper & MaskRules.After(lower);
        if (!TScript.IsAscii && (masks.Upper & MaskRules.After(both)) != 0)
        {
            hump |= HumpsBehindBoth(masks.Upper, lower, both, masks.Known | masks.End);
        }

        ulong starts = masks.End | symbol | letter | hump | MaskRules.NumberStarts<TScript>(masks, default(TRules).MaxDigits)
            | MaskRules.WhiteSpaceStarts<TScript>(masks, tail & masks.Newline, decided: masks.Known | masks.End);
        ulong apostrophes = masks.Apostrophe & MaskRules.After(word);
        if (default(TRules).HasContractions && apostrophes != 0)
        {
            starts = JoinContractions(starts, apostrophes, both, masks.Known, masks.End, ref window);
        }

        return TScript.IsAscii ? starts : starts & sure;
    }

    /// <summary>The symbols and marks that go with the symbols before them: what a run of both holds from its second symbol in a row on, or from a space on.</summary>
    /// <remarks>
    /// Before that each symbol is the prefix of the marks behind it. Example, where S is a symbol and m a mark: <c>SmSmSSmS</c> is
    /// <c>Sm|Sm|SSmS</c>, but <c>␣SmSm</c> is one piece.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong JoinedToSymbols(ulong symbol, ulong mark, in ClassMasks masks) => MaskRules.RunsFrom(
        symbol | mark,
        symbol & ((MaskRules.After(symbol) & ~masks.Continuation) | MaskRules.After(masks.Space)));

    /// <summary>Starts at upper-case letters behind what is of both cases.</summary>
    /// <remarks>
    /// Behind a tail (<c>aªB</c> is <c>aª|B</c>) there always is one. Otherwise the head takes the upper-case letters too, and
    /// gives them back if its word ends with them: <c>ªBc</c> is one piece, <c>ªBC!</c> is <c>ª|BC|!</c>.
    /// </remarks>
    private static ulong HumpsBehindBoth(ulong upper, ulong lower, ulong both, ulong known)
    {
        ulong inTail = MaskRules.RunsFrom(both, both & MaskRules.After(lower));
        ulong humps = upper & MaskRules.After(inTail);
        for (ulong rest = upper & MaskRules.After(both & ~inTail); rest != 0; rest &= rest - 1)
        {
            ulong first = rest & ~(rest - 1);
            ulong end = MaskRules.EndsOfRuns(upper, first) & ~(lower | both) & known;
            humps |= end != 0 ? first : 0;
        }

        return humps;
    }

    /// <summary>Takes the start from an apostrophe that goes on with its word, and gives one to what follows the contraction.</summary>
    private static ulong JoinContractions(ulong starts, ulong apostrophes, ulong both, ulong known, ulong end, ref byte window)
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
                if (contractionEnd < text.Length && ((both >> contractionEnd) & 1) != 0)
                {
                    // A new word begins here, in which upper-case letters may stand where they couldn't in the old one.
                    return starts & ((2UL << contractionEnd) - 1);
                }
            }
            else if (end == 0 && at + Contractions.MaxLength > text.Length)
            {
                // It can't be told yet whether it is one: nothing from here on is sure.
                return starts & ((1UL << at) - 1);
            }
        }

        return starts;
    }
}
#endif
