#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BytePair.Text;

namespace BytePair.Pretokenization.Masks;

/// <summary>The classes of the characters in a window that aren't ASCII.</summary>
/// <remarks>
/// <para>
/// The class of each such character is looked up and written once for each of its bytes into a second block of 64 bytes; a
/// bit of that block's bytes, gathered, is a mask. Nothing in a look-up waits for the one before: the lead bytes are known
/// from masks, and if every one is followed by just as many continuation bytes as it announces, all is well-formed. Where
/// vectors can permute bytes, many are looked up at once (<see cref="Rows512"/>).
/// </para>
/// <para>
/// Example, <c>né あ。</c>, where <c>Lt</c> stands for letter and tail, <c>Lht</c> for letter, head and tail:
/// <code>
/// bytes         6E C3 A9 20 E3 81 82 E3 80 82
/// two            . 1  .  .  .  .  .  .  .  .
/// three          . .  .  .  1  .  .  1  .  .
/// continuation   . .  1  .  .  1  1  .  1  1     just what the leads announce
/// classes        0 Lt Lt 0  Lht Lht Lht 0 0 0    a symbol has no class, and ASCII is told by comparing
/// letter         . 1  1  .  1  1  1  .  .  .
/// </code>
/// </para>
/// <para>
/// Ideographs and Hangul, whole lead bytes of which are letters of one class, need no look-up: they set their bits at once.
/// Nor do pictographs, which are symbols.
/// </para>
/// <para>
/// A window with a byte that doesn't fit is walked through character by character instead. A character that goes on outside
/// a full window isn't known.
/// </para>
/// </remarks>
internal static class OtherScripts
{
    /// <summary>Room for the classes of a window, and for the write of four bytes at its last character of three.</summary>
    public const int ClassesLength = IByteBlock<Block128>.Length + 16;

    /// <summary>What the marker bits of lead and continuation bytes add to a code point that is put together with them.</summary>
    private const uint TwoByteMarkers = (0xC0 << 6) + 0x80;
    private const uint ThreeByteMarkers = (0xE0 << 12) + (0x80 << 6) + 0x80;
    private const uint FourByteMarkers = (0xF0 << 18) + (0x80 << 12) + (0x80 << 6) + 0x80;

    /// <summary>
    /// Finds the classes, and returns which bytes continue a character. A byte that is part of no well-formed one continues none.
    /// </summary>
    /// <param name="block">The window.</param>
    /// <param name="window">The same in memory.</param>
    /// <param name="length">How many of its 64 bytes are text; what stands behind them is no part of it.</param>
    /// <param name="scratch">Room for <see cref="ClassesLength"/> bytes.</param>
    /// <param name="classes">A <see cref="CharacterClass"/> for each byte, 0 for ASCII.</param>
    /// <param name="known">The bytes of which the class is known: all up to some place.</param>
    /// <param name="caseless">The bytes of letters that needed no look-up.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Classify<TBlock, TMasks>(TBlock block, ref byte window, int length, ref byte scratch, out TBlock classes, out ulong known, out ulong caseless)
        where TBlock : struct, IByteBlock<TBlock>
        where TMasks : struct, IMaskGrammar
    {
        caseless = 0;

        // 10xxxxxx continues; of the leads, 110xxxxx announces one byte more (but C0 and C1 are none), 1110xxxx two, 1111xxxx three.
        ulong others = block.NonAscii();
        ulong leads = others & block.HasBit(6);
        ulong longLeads = leads & block.HasBit(5);
        ulong four = longLeads & block.HasBit(4);
        ulong three = longLeads & ~four;
        ulong two = leads & ~longLeads & ~block.InRange(0xC0, 2);
        known = length < 64 ? ~(ulong.MaxValue << length) : MaskRules.BelowLowest((leads & (3UL << 62)) | (four & (1UL << 61)));
        others &= known;
        two &= known;
        three &= known;
        four &= known;
        ulong continuation = others & ~leads;
        ulong announced = MaskRules.After(two | three | four) | ((three | four) << 2) | (four << 3);
        if (((announced ^ continuation) | (others ^ (two | three | four | continuation))) != 0
            || (three != 0 && HasWrongSecondOfThree(block, known))
            || (four != 0 && HasWrongSecondOfFour(block, known)))
        {
            // A lead that lacks a byte that it announces is no character; whether one that has them all is, has still to be seen.
            ulong whole = (continuation >> 1) & (two | ((continuation >> 2) & (three | (four & (continuation >> 3)))));
            continuation = WalkThrough(ref window, BitOperations.TrailingZeroCount(~known), whole, ref scratch);
            classes = TBlock.Load(ref scratch);
            return continuation;
        }

        // SAFETY: as they are well-formed and known, all these characters are wholly within the window.
        // The symbols between pictographs are from many rows of the table: they are looked up one by one.
        bool isMixed = three != 0 && four != 0;
        if (four != 0)
        {
            four &= ~(TMasks.AsksMore ? SurePictographs(block) : Pictographs(block));
        }

        if (four == 0 && !isMixed && TBlock.TryClassify(block, two, three, ref window, out classes))
        {
            return continuation;
        }

        Unsafe.InitBlockUnaligned(ref scratch, 0, IByteBlock<Block128>.Length);
        if (three != 0)
        {
            // All from U+4000 to U+9FFF are letters without case, but for the hexagrams (E4 B7); and from U+B000 to U+CFFF.
            ulong hexagrams = block.Equal(0xE4) & (block.Equal(0xB7) >> 1);
            ulong certain = three & ~hexagrams & (block.InRange(0xE4, 6) | block.InRange(0xEB, 2));
            three &= ~certain;
            caseless = certain | (certain << 1) | (certain << 2);
        }

        WriteThreeBytes(three, ref window, ref scratch);
        WriteTwoBytes(two, ref window, ref scratch);
        WriteFourBytes(four, ref window, ref scratch);
        classes = TBlock.Load(ref scratch);
        return continuation;
    }

    /// <summary>Behind E0 comes A0 or more (less would be overlong), behind ED less than A0 (more would be a surrogate).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasWrongSecondOfThree<TBlock>(TBlock block, ulong known)
        where TBlock : struct, IByteBlock<TBlock>
    {
        ulong below = ~block.HasBit(5);
        return (((MaskRules.After(block.Equal(0xE0)) & below) | (MaskRules.After(block.Equal(0xED)) & ~below)) & known) != 0;
    }

    /// <summary>Behind F0 comes 90 or more (less would be overlong), behind F4 less than 90 (more would be beyond U+10FFFF); F5 and above are no leads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasWrongSecondOfFour<TBlock>(TBlock block, ulong known)
        where TBlock : struct, IByteBlock<TBlock>
    {
        ulong below = block.InRange(0x80, 0x10);
        return (((MaskRules.After(block.Equal(0xF0)) & below) | (MaskRules.After(block.Equal(0xF4)) & ~below) | block.InRange(0xF5, 0x0B)) & known) != 0;
    }

    /// <summary>
    /// All from U+1F000 to U+1FFFF (F0 9F) are symbols, which need nothing written, but for the numbers in U+1F100 to U+1F13F
    /// (F0 9F 84) and from U+1FBC0 on (F0 9F AF).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pictographs<TBlock>(TBlock block)
        where TBlock : struct, IByteBlock<TBlock> =>
        block.Equal(0xF0) & (block.Equal(0x9F) >> 1) & ~((block.Equal(0x84) | block.Equal(0xAF)) >> 2);

    /// <summary>Those among them where every code point is a symbol: U+1F300 to U+1F6BF (F0 9F 8C to 9A) and U+1F900 to U+1F9FF (F0 9F A4 to A7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong SurePictographs<TBlock>(TBlock block)
        where TBlock : struct, IByteBlock<TBlock> =>
        block.Equal(0xF0) & (block.Equal(0x9F) >> 1) & ((block.InRange(0x8C, 0x0F) | block.InRange(0xA4, 4)) >> 2);

    /// <remarks>
    /// SAFETY: the bytes from each lead on are within the window, as a lead whose character isn't was taken out. The fourth
    /// byte written is 0, and what follows is written later or is ASCII.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteThreeBytes(ulong leads, ref byte window, ref byte classes)
    {
        for (; leads != 0; leads &= leads - 1)
        {
            int at = BitOperations.TrailingZeroCount(leads);
            ref byte lead = ref Unsafe.Add(ref window, at);
            uint codePoint = ((uint)lead << 12) + ((uint)Unsafe.Add(ref lead, 1) << 6) + Unsafe.Add(ref lead, 2) - ThreeByteMarkers;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref classes, at), (uint)CharacterClasses.OfThreeBytes(codePoint) * 0x010101u);
        }
    }

    /// <remarks>SAFETY: as above.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteTwoBytes(ulong leads, ref byte window, ref byte classes)
    {
        for (; leads != 0; leads &= leads - 1)
        {
            int at = BitOperations.TrailingZeroCount(leads);
            ref byte lead = ref Unsafe.Add(ref window, at);
            uint codePoint = ((uint)lead << 6) + Unsafe.Add(ref lead, 1) - TwoByteMarkers;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref classes, at), (ushort)((uint)CharacterClasses.OfOneOrTwoBytes(codePoint) * 0x0101u));
        }
    }

    /// <remarks>SAFETY: as above.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFourBytes(ulong leads, ref byte window, ref byte classes)
    {
        for (; leads != 0; leads &= leads - 1)
        {
            int at = BitOperations.TrailingZeroCount(leads);
            ref byte lead = ref Unsafe.Add(ref window, at);
            uint codePoint = ((uint)lead << 18) + ((uint)Unsafe.Add(ref lead, 1) << 12) + ((uint)Unsafe.Add(ref lead, 2) << 6) + Unsafe.Add(ref lead, 3) - FourByteMarkers;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref classes, at), (uint)CharacterClasses.Of(codePoint) * 0x01010101u);
        }
    }

    /// <summary>The same where the text may be ill-formed; bytes that are part of no character are <see cref="CharacterClass.Other"/>.</summary>
    /// <param name="window">The window.</param>
    /// <param name="length">Its known length.</param>
    /// <param name="leads">Its bytes that may begin a character which isn't ASCII.</param>
    /// <param name="classes">Receives the classes.</param>
    [MethodImpl(MethodImplOptions.NoInlining | Compilation.AtOnce)]
    private static ulong WalkThrough(ref byte window, int length, ulong leads, ref byte classes)
    {
        // SAFETY: so many bytes are readable in the window, and 64 writable in classes.
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(ref window, length);
        Span<byte> written = MemoryMarshal.CreateSpan(ref classes, IByteBlock<Block128>.Length);
        text.CopyTo(written);
        written.Slice(length).Clear();
        foreach (ref ulong word in MemoryMarshal.Cast<byte, ulong>(written))
        {
            // What tells that a byte isn't ASCII, its highest bit, one bit down is the class.
            const ulong Highest = 0x8080_8080_8080_8080;
            word = (word & Highest) >> 1;
        }

        ulong continuation = 0;
        for (; leads != 0; leads &= leads - 1)
        {
            int at = BitOperations.TrailingZeroCount(leads);
            CharacterClass found = CharacterClasses.At(text, at, out int bytes);
            // One to four bytes: no work for vectors.
            foreach (ref byte one in written.Slice(at, bytes))
            {
                one = (byte)found;
            }

            continuation |= ((1UL << bytes) - 2) << at;
        }

        return continuation;
    }
}
#endif
