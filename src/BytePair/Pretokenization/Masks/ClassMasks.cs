#if NET
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary>
/// The classes of the ASCII characters in a window of 64 bytes, up to its limit: the first byte that isn't ASCII, or the
/// end of the text. Bit i is about byte i; bits from the limit on are 0 in every class.
/// </summary>
internal readonly struct ClassMasks
{
    public readonly ulong Known;
    public readonly ulong Upper;
    public readonly ulong Letter;
    public readonly ulong Digit;
    public readonly ulong Space;

    /// <summary>White space that is no newline; U+0020 too.</summary>
    public readonly ulong Blank;

    public readonly ulong Newline;

    /// <summary>What is none of the others.</summary>
    public readonly ulong Symbol;

    public readonly ulong Apostrophe;
    public readonly ulong Slash;

    private ClassMasks(ulong known, ulong upper, ulong letter, ulong digit, ulong space, ulong control, ulong newline, ulong apostrophe, ulong slash)
    {
        Known = known;
        Upper = upper & known;
        Letter = letter & known;
        Digit = digit & known;
        Space = space & known;
        Newline = newline & known;
        Blank = (space | (control & ~newline)) & known;
        Symbol = known & ~(letter | digit | space | control);
        Apostrophe = apostrophe & known;
        Slash = slash & known;
    }

    /// <summary>Blank or newline.</summary>
    public ulong WhiteSpace
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Blank | Newline;
    }

    /// <summary>Classifies a window of which the first <paramref name="length"/> bytes (1 to 64) are text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ClassMasks Of<TBlock>(TBlock block, int length)
        where TBlock : struct, IByteBlock<TBlock>
    {
        ulong unknown = block.NonAscii() | (length < 64 ? ulong.MaxValue << length : 0);

        // The bits below the lowest set bit; all of them where none is set.
        ulong known = (unknown - 1) & ~unknown;
        ulong upper = block.InRange((byte)'A', 26);
        return new ClassMasks(
            known,
            upper,
            upper | block.InRange((byte)'a', 26),
            block.InRange((byte)'0', 10),
            block.Equal((byte)' '),
            block.InRange((byte)'\t', 5),
            block.Equal((byte)'\n') | block.Equal((byte)'\r'),
            block.Equal((byte)'\''),
            block.Equal((byte)'/'));
    }
}
#endif
