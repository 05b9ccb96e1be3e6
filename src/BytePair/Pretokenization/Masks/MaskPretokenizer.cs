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
/// Characters that aren't ASCII have their class looked up one by one (<see cref="OtherScripts"/>), and set the bits of all
/// their bytes. Where a window tells no piece at all, because it is longer or hangs on what follows, the scalar grammar finds it.
/// </para>
/// </remarks>
internal sealed class MaskPretokenizer<TGrammar, TMasks, TBlock> : Pretokenizer
    where TGrammar : struct, IGrammar
    where TMasks : struct, IMaskGrammar
    where TBlock : struct, IByteBlock<TBlock>
{
    private const int WindowLength = 64;

    /// <summary>The classes of a window's other scripts, and a window for the end of the text.</summary>
    private const int ScratchLength = OtherScripts.ClassesLength + WindowLength;

    [SkipLocalsInit]
    public override int FindEnds(ReadOnlySpan<byte> text, int start, Span<int> ends)
    {
        Span<byte> scratch = stackalloc byte[ScratchLength];
        int count = 0;
        while (start < text.Length && count <= ends.Length - WindowLength)
        {
            ulong starts = StartsFrom(text, start, ref MemoryMarshal.GetReference(scratch)) & ~1UL;
            if (starts == 0)
            {
                start = default(TGrammar).PieceEnd(text, start);
                ends[count++] = start;
            }
            else
            {
                WritePositions(starts, start, ends.Slice(count));
                count += BitOperations.PopCount(starts);
                start += BitOperations.Log2(starts);
            }
        }

        return count;
    }

    /// <summary>Where pieces start in the window from <paramref name="start"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong StartsFrom(ReadOnlySpan<byte> text, int start, ref byte scratch)
    {
        // SAFETY: 64 bytes are readable from start on; otherwise they are copied to a window of that size first.
        if (start <= text.Length - WindowLength)
        {
            return StartsInWindow(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start), WindowLength, ref scratch);
        }

        ReadOnlySpan<byte> rest = text.Slice(start);
        Span<byte> window = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref scratch, OtherScripts.ClassesLength), WindowLength);
        rest.CopyTo(window);
        return StartsInWindow(ref MemoryMarshal.GetReference(window), rest.Length, ref scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong StartsInWindow(ref byte window, int length, ref byte classes)
    {
        var block = TBlock.Load(ref window);
        ulong text = length < WindowLength ? ~(ulong.MaxValue << length) : ulong.MaxValue;
        return (block.NonAscii() & text) != 0
            ? StartsInAnyScript(ref window, length, ref classes)
            : default(TMasks).Starts<Ascii>(ClassMasks.Of(block, text), ref window);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong StartsInAnyScript(ref byte window, int length, ref byte classes)
    {
        var block = TBlock.Load(ref window);
        ulong continuation = OtherScripts.Classify(block, ref window, length, ref classes, out ulong known, out ulong caseless);
        return default(TMasks).Starts<AnyScript>(ClassMasks.Of(block, known).With(TBlock.Load(ref classes), continuation, caseless), ref window);
    }

    /// <summary>Writes the positions of the set bits, plus <paramref name="offset"/>; what follows them is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WritePositions(ulong bits, int offset, Span<int> positions)
    {
        // SAFETY: the caller has room for 64 positions, and a round writes up to 8 at or below the 64th.
        ref int position = ref MemoryMarshal.GetReference(positions);
        while (bits != 0)
        {
            for (int i = 0; i < 8; i++)
            {
                Unsafe.Add(ref position, i) = offset + BitOperations.TrailingZeroCount(bits);
                bits &= bits - 1;
            }

            position = ref Unsafe.Add(ref position, 8);
        }
    }
}
#endif
