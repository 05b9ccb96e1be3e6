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
/// A window ends early at a byte that isn't ASCII. Where it tells no piece at all, the scalar grammar finds one; and it goes
/// on as long as the text does in other scripts, where masks would tell nothing.
/// </para>
/// </remarks>
internal sealed class MaskPretokenizer<TGrammar, TMasks, TBlock> : Pretokenizer
    where TGrammar : struct, IGrammar
    where TMasks : struct, IMaskGrammar
    where TBlock : struct, IByteBlock<TBlock>
{
    private const int WindowLength = 64;

    [SkipLocalsInit]
    public override int FindEnds(ReadOnlySpan<byte> text, int start, Span<int> ends)
    {
        int count = 0;
        while (start < text.Length && count <= ends.Length - WindowLength)
        {
            int found = IsAsciiAt(text, start) ? FindInWindow(text, start, ends.Slice(count)) : 0;
            if (found == 0)
            {
                start = default(TGrammar).PieceEnd(text, start);
                ends[count++] = start;
            }
            else
            {
                count += found;
                start = ends[count - 1];
            }
        }

        return count;
    }

    /// <summary>True if masks may tell the piece at <paramref name="start"/>: it doesn't begin with another script, or a space before one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAsciiAt(ReadOnlySpan<byte> text, int start) =>
        text[start] < 0x80 && (start + 1 >= text.Length || text[start + 1] < 0x80);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindInWindow(ReadOnlySpan<byte> text, int start, Span<int> ends)
    {
        // SAFETY: 64 bytes are readable from start on; otherwise they are copied to a window of that size first.
        if (start <= text.Length - WindowLength)
        {
            return FindInWindow(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start), WindowLength, start, ends);
        }

        Span<byte> window = stackalloc byte[WindowLength];
        ReadOnlySpan<byte> rest = text.Slice(start);
        rest.CopyTo(window);
        return FindInWindow(ref MemoryMarshal.GetReference(window), rest.Length, start, ends);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindInWindow(ref byte window, int length, int start, Span<int> ends)
    {
        var masks = ClassMasks.Of(TBlock.Load(ref window), length);
        ulong starts = default(TMasks).Starts(masks, ref window) & ~1UL;
        WritePositions(starts, start, ends);
        return BitOperations.PopCount(starts);
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
