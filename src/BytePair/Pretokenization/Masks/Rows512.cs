#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BytePair.Pretokenization.Masks;

/// <summary>The classes of all characters of two and three bytes in a block that share a row of the table, looked up at once.</summary>
/// <remarks>
/// <para>
/// A row of the table has the classes of 128 characters, and two vectors hold it. Within a row, characters differ in the last
/// seven bits of the code point: six from the last byte, one from the byte before it. A text in one script takes few rows: one
/// for each of <c>D0 80</c> to <c>D1 BF</c> (Cyrillic), <c>CE 80</c> to <c>CF BF</c> (Greek), <c>E0 A4 80</c> to
/// <c>E0 A5 BF</c> (Devanagari), <c>E0 B8 80</c> to <c>E0 B9 BF</c> (Thai), so that this takes a step or two for what were thirty
/// look-ups.
/// </para>
/// <para>
/// Example, <c>Жé</c> as D0 96 C3 A9: of the first character, D0 is in row D0/D1, and 96 with the lowest bit of D0 before it is
/// number 16 (hexadecimal) there; so is A9 number 69 in row C2/C3. The class appears at the first byte, then spreads over the others.
/// </para>
/// <para>
/// Which row comes next is known only when the one before is done. So those of three bytes are taken two at a time, from the
/// first character that is left and from the last.
/// </para>
/// </remarks>
internal static class Rows512
{
    /// <summary>Blocks that take more steps than this are left to look-ups one by one.</summary>
    private const int MaxSteps = 6;

    /// <summary>All bits of a byte but the one that tells the characters of a row apart.</summary>
    private const byte RowBits = 0xFE;

    private const CharacterClass Caseless = CharacterClass.Letter | CharacterClass.Head | CharacterClass.Tail;

    /// <summary>In the last three places, the least lead of a character that isn't known, so that it has no class.</summary>
    private static Vector512<byte> BelowCutOff
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0xC0_C0_F0_FF_FF_FF_FF_FF).AsByte();
    }

    /// <summary>Every byte of the characters gets their class, all others 0; false where that would take too many steps.</summary>
    /// <param name="bytes">The window.</param>
    /// <param name="two">The leads of its characters of two bytes, which are well-formed.</param>
    /// <param name="three">The same with three bytes.</param>
    /// <param name="window">The bytes again, in memory; no others are read than those of characters.</param>
    /// <param name="classes">A <see cref="CharacterClass"/> for each byte.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryClassify(Vector512<byte> bytes, ulong two, ulong three, ref byte window, out Vector512<byte> classes)
    {
        bytes &= Vector512.LessThan(bytes, BelowCutOff);
        Vector512<byte> second = Avx512Vbmi.PermuteVar64x8(bytes, Block512.Places + Vector512<byte>.One);
        Vector512<byte> ofThree = Vector512<byte>.Zero;
        bool isDone = TryTwoBytes(bytes, second, two, ref window, out classes) && (three == 0 || TryThreeBytes(bytes, second, three, ref window, out ofThree));
        classes |= Shifted(classes, 1) | ofThree;
        return isDone;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryTwoBytes(Vector512<byte> bytes, Vector512<byte> second, ulong leads, ref byte window, out Vector512<byte> classes)
    {
        Vector512<byte> row = bytes & Vector512.Create(RowBits);
        Vector512<byte> place = PlaceInRow(bytes, second);
        classes = Vector512<byte>.Zero;
        for (int steps = 0; leads != 0 && steps < MaxSteps; steps++)
        {
            // SAFETY: a lead is a byte of the window that is readable.
            byte first = (byte)(Unsafe.Add(ref window, BitOperations.TrailingZeroCount(leads)) & RowBits);
            Vector512<byte> same = Vector512.Equals(row, Vector512.Create(first));
            classes |= same & LookUp((first & 0x1Fu) << 6, place);
            leads &= ~same.ExtractMostSignificantBits();
        }

        return leads == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryThreeBytes(Vector512<byte> bytes, Vector512<byte> second, ulong leads, ref byte window, out Vector512<byte> classes)
    {
        Vector512<byte> place = PlaceInRow(second, Avx512Vbmi.PermuteVar64x8(second, Block512.Places + Vector512<byte>.One));
        Vector512<byte> row = second & Vector512.Create(RowBits);
        Vector512<byte> hangul = Hangul(bytes, second);
        Vector512<byte> ideographs = Ideographs(bytes, second);
        Vector512<byte> atLead = (hangul | ideographs) & Vector512.Create((byte)Caseless);
        ulong withIdeographs = ideographs.ExtractMostSignificantBits();
        leads &= ~(hangul.ExtractMostSignificantBits() | withIdeographs);
        if (withIdeographs != 0)
        {
            // Beside ideographs, what else there is is nearly always from these rows: all three cost less than waiting to see which.
            leads &= ~(InRow(0xE3, 0x80, bytes, row, place, ref atLead)
                | InRow(0xE3, 0x82, bytes, row, place, ref atLead)
                | InRow(0xEF, 0xBC, bytes, row, place, ref atLead)).ExtractMostSignificantBits();
        }

        for (int steps = 0; leads != 0 && steps < MaxSteps; steps++)
        {
            // SAFETY: so are both the lead of a character of three bytes and the one behind it.
            ref byte first = ref Unsafe.Add(ref window, BitOperations.TrailingZeroCount(leads));
            ref byte last = ref Unsafe.Add(ref window, BitOperations.Log2(leads));
            leads &= ~(InRow(first, (byte)(Unsafe.Add(ref first, 1) & RowBits), bytes, row, place, ref atLead)
                | InRow(last, (byte)(Unsafe.Add(ref last, 1) & RowBits), bytes, row, place, ref atLead)).ExtractMostSignificantBits();
        }

        classes = atLead | Shifted(atLead, 1) | Shifted(atLead, 2);
        return leads == 0;
    }

    /// <summary>Adds the classes of the characters of a row to those at their leads, and returns the leads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> InRow(byte first, byte second, Vector512<byte> bytes, Vector512<byte> row, Vector512<byte> place, ref Vector512<byte> classes)
    {
        Vector512<byte> same = Vector512.Equals(bytes, Vector512.Create(first)) & Vector512.Equals(row, Vector512.Create(second));
        classes |= same & LookUp(((first & 0x0Fu) << 12) | ((second & 0x3Fu) << 6), place);
        return same;
    }

    /// <summary>Seven bits: the lowest of one byte and six of the one behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> PlaceInRow(Vector512<byte> beforeLast, Vector512<byte> last) =>
        Vector512.ConditionalSelect(Vector512.Create((byte)0x3F), last, (beforeLast.AsUInt16() << 6).AsByte());

    /// <summary>For each byte the class of the character that has this place in the row of <paramref name="codePoint"/>, the first one there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> LookUp(uint codePoint, Vector512<byte> place)
    {
        // SAFETY: a row has 128 classes.
        ref byte row = ref MemoryMarshal.GetReference(CharacterClasses.RowOf(codePoint));
        return Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(ref row), place, Vector512.LoadUnsafe(ref row, 64));
    }

    /// <summary>The leads from U+4000 to U+9FFF, but for the hexagrams: letters without case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Ideographs(Vector512<byte> bytes, Vector512<byte> second) =>
        Vector512.LessThan(bytes - Vector512.Create((byte)0xE4), Vector512.Create((byte)6))
        & ~(Vector512.Equals(bytes, Vector512.Create((byte)0xE4)) & Vector512.Equals(second, Vector512.Create((byte)0xB7)));

    /// <summary>The leads from U+AC00 to U+D77F: letters without case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Hangul(Vector512<byte> bytes, Vector512<byte> second) =>
        Vector512.LessThan(bytes - Vector512.Create((byte)0xEB), Vector512.Create((byte)2))
        | (Vector512.Equals(bytes, Vector512.Create((byte)0xEA)) & Vector512.GreaterThanOrEqual(second, Vector512.Create((byte)0xB0)))
        | (Vector512.Equals(bytes, Vector512.Create((byte)0xED)) & Vector512.LessThan(second, Vector512.Create((byte)0x9E)));

    /// <summary>Each byte <paramref name="count"/> places higher.</summary>
    /// <remarks>The highest come round to the lowest places, but they are 0: a character that would go on outside has no class here.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Shifted(Vector512<byte> bytes, byte count) =>
        Avx512Vbmi.PermuteVar64x8(bytes, Block512.Places - Vector512.Create(count));
}
#endif
