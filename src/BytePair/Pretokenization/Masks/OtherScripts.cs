#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BytePair.Pretokenization.Masks;

/// <summary>The classes of the characters in a window that aren't ASCII.</summary>
/// <remarks>
/// <para>
/// The class of each such character is looked up and written once for each of its bytes into a second block of 64 bytes; a
/// bit of that block's bytes, gathered, is a mask. Nothing in a look-up waits for the one before: the lead bytes are known
/// from masks, and if every one is followed by just as many continuation bytes as it announces, all is well-formed.
/// </para>
/// <para>
/// Example, <c>né 文。</c>, where <c>Lt</c> stands for letter and tail, <c>Lht</c> for letter, head and tail:
/// <code>
/// bytes         6E C3 A9 20 E6 96 87 E3 80 82
/// two            . 1  .  .  .  .  .  .  .  .
/// three          . .  .  .  1  .  .  1  .  .
/// continuation   . .  1  .  .  1  1  .  1  1     just what the leads announce
/// classes        0 Lt Lt 0  Lht Lht Lht 0 0 0    a symbol has no class, and ASCII is told by comparing
/// letter         . 1  1  .  1  1  1  .  .  .
/// </code>
/// </para>
/// <para>
/// A window with a byte that doesn't fit, or with a character of four bytes, is walked through character by character
/// instead. A character that goes on outside a full window isn't known.
/// </para>
/// </remarks>
internal static class OtherScripts
{
    /// <summary>Room for the classes of a window, and for the write of four bytes at its last character of three.</summary>
    public const int ClassesLength = IByteBlock<Block128>.Length + 16;

    /// <summary>
    /// Writes the classes, and returns which bytes continue a character. A byte that is part of no well-formed one continues none.
    /// </summary>
    /// <param name="block">The window.</param>
    /// <param name="window">The same in memory.</param>
    /// <param name="length">How many of its 64 bytes are text; what stands behind them is no part of it.</param>
    /// <param name="classes">Room for <see cref="ClassesLength"/> bytes.</param>
    /// <param name="known">The bytes of which the class is known: all up to some place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Classify<TBlock>(TBlock block, ref byte window, int length, ref byte classes, out ulong known)
        where TBlock : struct, IByteBlock<TBlock>
    {
        ulong two = block.InRange(0xC2, 0xE0 - 0xC2);
        ulong three = block.InRange(0xE0, 0xF0 - 0xE0);
        ulong four = block.InRange(0xF0, 0xF5 - 0xF0);
        known = length < 64 ? ~(ulong.MaxValue << length) : MaskRules.BelowLowest((two & (1UL << 63)) | (three & (3UL << 62)) | (four & (7UL << 61)));
        two &= known;
        three &= known;
        ulong announced = MaskRules.After(two | three) | (three << 2);

        // Behind E0 comes A0 or more (less would be overlong), behind ED less than A0 (more would be a surrogate).
        ulong low = block.InRange(0x80, 0x20);
        ulong wrong = (MaskRules.After(block.Equal(0xE0)) & low) | (MaskRules.After(block.Equal(0xED)) & ~low);
        ulong continuation = block.InRange(0x80, 0x40) & known;
        ulong others = block.NonAscii() & known;
        if (((announced ^ continuation) | (others ^ (two | three | continuation)) | (wrong & known)) != 0)
        {
            return WalkThrough(ref window, length, others, ref classes);
        }

        Unsafe.InitBlockUnaligned(ref classes, 0, IByteBlock<Block128>.Length);
        WriteThreeBytes(three, ref window, ref classes);
        WriteTwoBytes(two, ref window, ref classes);
        return continuation;
    }

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
            uint codePoint = ((lead & 0x0Fu) << 12) | ((Unsafe.Add(ref lead, 1) & 0x3Fu) << 6) | (Unsafe.Add(ref lead, 2) & 0x3Fu);
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
            uint codePoint = ((lead & 0x1Fu) << 6) | (Unsafe.Add(ref lead, 1) & 0x3Fu);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref classes, at), (ushort)((uint)CharacterClasses.OfOneOrTwoBytes(codePoint) * 0x0101u));
        }
    }

    /// <summary>The same where the text may be ill-formed.</summary>
    /// <param name="window">The window.</param>
    /// <param name="length">Its length.</param>
    /// <param name="others">Its known bytes that aren't ASCII; a character that begins with one ends with one.</param>
    /// <param name="classes">Receives the classes.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong WalkThrough(ref byte window, int length, ulong others, ref byte classes)
    {
        // SAFETY: 64 bytes are readable in the window, and writable in classes.
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(ref window, length);
        Span<byte> written = MemoryMarshal.CreateSpan(ref classes, IByteBlock<Block128>.Length);
        written.Clear();
        ulong continuation = 0;
        while (others != 0)
        {
            int at = BitOperations.TrailingZeroCount(others);
            CharacterClass found = CharacterClasses.At(text, at, out int bytes);
            written.Slice(at, bytes).Fill((byte)found);
            ulong character = ((1UL << bytes) - 1) << at;
            continuation |= character & ~(1UL << at);
            others &= ~character;
        }

        return continuation;
    }
}
#endif
