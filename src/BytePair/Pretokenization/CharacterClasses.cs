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

    /// <summary>The class of a code point; a value that is no scalar value is <see cref="CharacterClass.None"/>.</summary>
    public static CharacterClass Of(uint codePoint)
    {
        uint block = codePoint >> BlockBits;
        if (block >= (uint)RowOfBlock.Length)
        {
            return CharacterClass.None;
        }

        int row = RowOfBlock[(int)block];
        return (CharacterClass)Rows[(row << BlockBits) | (int)(codePoint & ((1 << BlockBits) - 1))];
    }

    /// <summary>
    /// The class of the character at <paramref name="position"/> and its length in bytes. A byte that begins no
    /// well-formed character is a character of its own: a symbol of length 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterClass At(ReadOnlySpan<byte> utf8, int position, out int length)
    {
        byte first = utf8[position];
        if (first < 0x80)
        {
            length = 1;
            return (CharacterClass)Rows[(RowOfBlock[0] << BlockBits) | first];
        }

        return AtNonAscii(utf8, position, out length);
    }

    private static CharacterClass AtNonAscii(ReadOnlySpan<byte> utf8, int position, out int length) =>
        Utf8.TryRead(utf8.Slice(position), out uint codePoint, out length) ? Of(codePoint) : CharacterClass.None;
}
