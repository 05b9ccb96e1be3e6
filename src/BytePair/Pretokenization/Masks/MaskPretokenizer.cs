#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BytePair.Pretokenization.Masks;

/// <summary>Cuts text by masks over windows of 64 bytes; what they can't tell is left to the scalar grammar.</summary>
/// <remarks>
/// <para>
/// The patterns don't look behind, so a window that begins at a piece needs nothing of what came before. Its bytes become
/// class masks (bit i for byte i), boolean algebra makes start bits of them, and every piece but the last, whose end may
/// lie outside, is final: the next window begins at that last start. There is no state between windows.
/// </para>
/// <para>
/// Example, <c>He's 12 (ok)</c>, as bits from left to right:
/// <code>
/// text      H e ' s ␣ 1 2 ␣ ( o k )
/// letter    1 1 . 1 . . . . . 1 1 .
/// digit     . . . . . 1 1 . . . . .
/// space     . . . . 1 . . 1 . . . .
/// symbol    . . 1 . . . . . 1 . . 1
/// starts    1 . 1 . 1 1 . 1 . 1 . 1      cl100k: He|'s| |12| (|ok|)
/// </code>
/// A symbol starts a piece unless a symbol or U+0020 stands before it; a letter unless a letter, a blank or a symbol that
/// starts a piece does; and so on (see the mask grammars). The last start, at the parenthesis, begins the next window.
/// </para>
/// <para>
/// Where the text ends within a window, everything is known: the end has its bit like a start, so that a text of up to 63
/// bytes takes one window (<see cref="StartsInTail"/>). Those windows have code of their own, and the others none for it.
/// </para>
/// <para>
/// All is compiled at its best at once: a program that counts one text ends before the runtime would have found out that this pays.
/// </para>
/// <para>
/// Characters that aren't ASCII have their class looked up (<see cref="OtherScripts"/>), and set the bits of all their bytes. Where a window tells no piece at all, because it is longer or hangs on what follows, the scalar grammar finds it.
/// </para>
/// </remarks>
internal sealed class MaskPretokenizer<TGrammar, TMasks, TBlock> : Pretokenizer
    where TGrammar : struct, IGrammar
    where TMasks : struct, IMaskGrammar
    where TBlock : struct, IByteBlock<TBlock>
{
    private const int WindowLength = IByteBlock<TBlock>.Length;

    public override int FindEnds(ReadOnlySpan<byte> text, int start, Span<int> ends)
    {
        ref byte bytes = ref MemoryMarshal.GetReference(text);
        ref int positions = ref MemoryMarshal.GetReference(ends);
        int count = 0;
        while (start < text.Length && count <= ends.Length - WindowLength)
        {
            // SAFETY: start is within the text, and the rest of a window's length is checked.
            ref byte window = ref Unsafe.Add(ref bytes, start);
            int rest = text.Length - start;
            ulong starts = (rest >= WindowLength ? StartsInWindow(ref window) : StartsInTail(ref window, rest)) & ~1UL;
            if (starts == 0)
            {
                start = default(TGrammar).PieceEnd(text, start);
                ends[count++] = start;
            }
            else
            {
                // SAFETY: there is room for 64 behind those counted.
                TBlock.WritePlaces(starts, start, ref Unsafe.Add(ref positions, count));
                count += BitOperations.PopCount(starts);
                start += BitOperations.Log2(starts);
            }
        }

        return count;
    }

    /// <remarks>SAFETY: the caller guarantees 64 readable bytes.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong StartsInWindow(ref byte window)
    {
        var block = TBlock.Load(ref window);
        return block.NonAscii() == 0
            ? StartsInAscii(block, known: ulong.MaxValue, end: 0, ref window)
            : StartsInAnyScript(ref window, WindowLength);
    }

    /// <remarks>SAFETY: the caller guarantees <paramref name="length"/> readable bytes, 1 to 63, behind which the text ends.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong StartsInTail(ref byte window, int length)
    {
        var block = TBlock.LoadTail(ref window, length);
        ulong end = 1UL << length;
        return block.NonAscii() == 0
            ? StartsInAscii(block, known: end - 1, end, ref window)
            : StartsInAnyScript(ref window, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong StartsInAscii(TBlock block, ulong known, ulong end, ref byte window)
    {
        var masks = ClassMasks.Of(block, known, end);
        return default(TMasks).Starts<Ascii>(TMasks.AsksMore ? masks.WithMore<Ascii, TBlock>(block, default) : masks, ref window);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong StartsInAnyScript(ref byte window, int length)
    {
        TBlock block = length < WindowLength ? TBlock.LoadTail(ref window, length) : TBlock.Load(ref window);
        Span<byte> scratch = stackalloc byte[OtherScripts.ClassesLength];
        ulong end = length < WindowLength ? 1UL << length : 0;
        ulong continuation = OtherScripts.Classify<TBlock, TMasks>(block, ref window, length, ref MemoryMarshal.GetReference(scratch), out TBlock classes, out ulong known, out ulong caseless);
        var masks = ClassMasks.Of(block, known, end).With(classes, continuation, caseless);
        return default(TMasks).Starts<AnyScript>(TMasks.AsksMore ? masks.WithMore<AnyScript, TBlock>(block, classes) : masks, ref window);
    }
}
#endif
