#if NET
using System.Runtime.CompilerServices;

namespace BytePair.Pretokenization.Masks;

/// <summary>
/// The classes of the bytes in a window of 64, up to its limit: the end of the text, or a character that isn't wholly
/// inside. Bit i is about byte i; bits from the limit on are 0 in every class. Each byte of a character has its class.
/// </summary>
internal readonly struct ClassMasks
{
    public readonly ulong Known;

    /// <summary>The bit behind the last byte of the text, if the text ends within the window.</summary>
    public readonly ulong End;

    /// <summary>Letters that only the head of an o200k word holds.</summary>
    public readonly ulong Upper;
    public readonly ulong Letter;
    public readonly ulong Number;

    /// <summary>U+0020.</summary>
    public readonly ulong Space;

    /// <summary>White space that is no newline; U+0020 too.</summary>
    public readonly ulong Blank;

    public readonly ulong Newline;

    /// <summary>What is no letter, number or white space; marks too.</summary>
    public readonly ulong Symbol;

    public readonly ulong Apostrophe;
    public readonly ulong Slash;

    /// <summary>Marks, and letters without case: what both head and tail of an o200k word hold.</summary>
    public readonly ulong Both;
    public readonly ulong Mark;

    /// <summary>Bytes of a character other than its first.</summary>
    public readonly ulong Continuation;

    /// <summary><see cref="CharacterClass.Other"/>; they are symbols too.</summary>
    public readonly ulong Other;

    /// <summary>The <see cref="CharactersApart"/>.</summary>
    public readonly ulong Apart;

    public readonly ulong NonAscii;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ClassMasks(ulong known, ulong end, ulong upper, ulong letter, ulong number, ulong space, ulong control, ulong newline, ulong apostrophe, ulong slash)
    {
        Known = known;
        End = end;
        Upper = upper & known;
        Letter = letter & known;
        Number = number & known;
        Space = space & known;
        Newline = newline & known;
        Blank = (space | (control & ~newline)) & known;
        Symbol = known & ~(letter | number | space | control);
        Apostrophe = apostrophe & known;
        Slash = slash & known;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ClassMasks(in ClassMasks ascii, ulong head, ulong tail, ulong letter, ulong number, ulong blank, ulong mark, ulong continuation)
    {
        this = ascii;
        Upper |= head & ~tail;
        Letter |= letter;
        Number |= number;
        Blank |= blank;
        Symbol &= ~(letter | number | blank);
        Both = head & tail;
        Mark = mark;
        Continuation = continuation;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ClassMasks(in ClassMasks masks, ulong other, ulong apart, ulong nonAscii)
    {
        this = masks;
        Other = other;
        Apart = apart;
        NonAscii = nonAscii;
    }

    /// <summary>Blank or newline.</summary>
    public ulong WhiteSpace
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Blank | Newline;
    }

    /// <summary>Classifies the known bytes of a window, of which those that aren't ASCII read as symbols.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ClassMasks Of<TBlock>(TBlock block, ulong known, ulong end)
        where TBlock : struct, IByteBlock<TBlock>
    {
        return new ClassMasks(
            known,
            end,
            block.InRange((byte)'A', 26),
            block.AsciiLetters(),
            block.InRange((byte)'0', 10),
            block.Equal((byte)' '),
            block.InRange((byte)'\t', 5),
            block.Equal((byte)'\n') | block.Equal((byte)'\r'),
            block.Equal((byte)'\''),
            block.Equal((byte)'/'));
    }

    /// <summary>The same with the classes of what isn't ASCII.</summary>
    /// <param name="classes">A <see cref="CharacterClass"/> for each byte; 0 for ASCII.</param>
    /// <param name="continuation">The bytes that continue a character.</param>
    /// <param name="caseless">Bytes of letters of both cases, besides those in the classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ClassMasks With<TBlock>(TBlock classes, ulong continuation, ulong caseless)
        where TBlock : struct, IByteBlock<TBlock> => new(
            this,
            head: classes.HasBit(4) | caseless,
            tail: classes.HasBit(5) | caseless,
            letter: classes.HasBit(0) | caseless,
            number: classes.HasBit(1),
            blank: classes.HasBit(2),
            mark: classes.HasBit(3),
            continuation);

    /// <summary>The same with what only some grammars ask for.</summary>
    /// <param name="block">The window.</param>
    /// <param name="classes">As above.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ClassMasks WithMore<TScript, TBlock>(TBlock block, TBlock classes)
        where TScript : struct, IScript
        where TBlock : struct, IByteBlock<TBlock>
    {
        ulong controls = (block.InRange(0, (byte)'\t') | block.InRange(0x0E, (byte)' ' - 0x0E) | block.Equal(0x7F)) & Known;
        return TScript.IsAscii
            ? new(this, controls, apart: 0, nonAscii: 0)
            : new(this, controls | classes.HasBit(6), CharactersApart.In(block, Continuation), block.NonAscii());
    }
}
#endif
