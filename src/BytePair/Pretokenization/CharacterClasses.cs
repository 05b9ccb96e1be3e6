using System.Runtime.CompilerServices;
using BytePair.Text;

namespace BytePair.Pretokenization;

/// <summary>
/// The class of each character, from a table that is generated and pinned to one Unicode version: runtimes differ in
/// theirs, and a character that changes class changes ids.
/// </summary>
internal static partial class CharacterClasses
{
    /// <summary>The version of the Unicode Character Database in the table.</summary>
    public const string UnicodeVersion = "16.0.0";

    private const int BlockBits = 7;

    /// <summary>True if the character is of any of these classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAny(this CharacterClass value, CharacterClass classes) => (value & classes) != CharacterClass.None;

    /// <summary>The class of a code point; a value that is no scalar value is <see cref="CharacterClass.Other"/>.</summary>
    public static CharacterClass Of(uint codePoint)
    {
        uint block = codePoint >> BlockBits;
        if (block >= (uint)RowOfBlock.Length)
        {
            return CharacterClass.Other;
        }

        int row = RowOfBlock[(int)block];
        return (CharacterClass)Rows[(row << BlockBits) | (int)(codePoint & ((1 << BlockBits) - 1))];
    }

    /// <summary>
    /// The class of the character at <paramref name="position"/> and its length in bytes. A byte that begins no
    /// well-formed character is a character of its own, <see cref="CharacterClass.Other"/>, of length 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterClass At(ReadOnlySpan<byte> utf8, int position, out int length)
    {
        byte first = utf8[position];
        if (first < 0x80)
        {
            length = 1;
            return OfOneOrTwoBytes(first);
        }

        return AtNonAscii(utf8, position, out length);
    }

    /// <summary>The class of a code point below U+0800, whose rows stand one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterClass OfOneOrTwoBytes(uint codePoint) => (CharacterClass)Rows[(FirstRow << BlockBits) + (int)codePoint];

    /// <summary>The class of a code point below U+10000.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterClass OfThreeBytes(uint codePoint) =>
        (CharacterClass)Rows[(RowOfBlock[(int)(codePoint >> BlockBits)] << BlockBits) | (int)(codePoint & ((1 << BlockBits) - 1))];

    /// <summary>The classes of the 128 code points, all below U+10000, of which this is the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> RowOf(uint codePoint) => Rows.Slice(RowOfBlock[(int)(codePoint >> BlockBits)] << BlockBits, 1 << BlockBits);

    /// <summary>Characters of two and of three bytes are read here, as nearly all others are; the rest by <see cref="Utf8.TryRead"/>.</summary>
    private static CharacterClass AtNonAscii(ReadOnlySpan<byte> utf8, int position, out int length)
    {
        uint first = utf8[position];
        uint second = position + 1 < utf8.Length ? utf8[position + 1] ^ 0x80u : byte.MaxValue;
        if (second < 0x40 && first < 0xF0)
        {
            if (first - 0xC2 < 0xE0 - 0xC2)
            {
                length = 2;
                return OfOneOrTwoBytes(((first & 0x1F) << 6) | second);
            }

            uint third = position + 2 < utf8.Length ? utf8[position + 2] ^ 0x80u : byte.MaxValue;
            uint codePoint = ((first & 0x0F) << 12) | (second << 6) | third;
            if (first >= 0xE0 && third < 0x40 && codePoint >= 0x800 && codePoint - 0xD800 >= 0x800)
            {
                length = 3;
                return OfThreeBytes(codePoint);
            }
        }

        return Utf8.TryRead(utf8.Slice(position), out uint full, out length) ? Of(full) : CharacterClass.Other;
    }
}
