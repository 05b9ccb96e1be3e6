#if NET
namespace BytePair.Pretokenization.Masks;

/// <summary>64 bytes of text, compared all at once: bit i of an answer is about byte i. One implementation a vector width.</summary>
internal interface IByteBlock<TSelf>
    where TSelf : struct, IByteBlock<TSelf>
{
    /// <summary>Bytes in a block.</summary>
    const int Length = 64;

    /// <remarks>SAFETY: the caller guarantees 64 readable bytes at <paramref name="start"/>.</remarks>
    static abstract TSelf Load(ref byte start);

    /// <summary>The block with <paramref name="length"/> bytes of text, 1 to 63; zeros stand behind them.</summary>
    /// <remarks>SAFETY: the caller guarantees that so many bytes are readable at <paramref name="start"/>; no other is read.</remarks>
    static abstract TSelf LoadTail(ref byte start, int length);

    /// <summary>Writes the places of the set bits, plus <paramref name="offset"/>, in order; what follows them may be overwritten.</summary>
    /// <remarks>SAFETY: the caller guarantees room for 64 at <paramref name="positions"/>.</remarks>
    static abstract void WritePlaces(ulong bits, int offset, ref int positions);

    /// <summary>Looks the classes of a window's characters up many at a time, if there is a way to and if it is the quicker one.</summary>
    /// <remarks>SAFETY: the caller guarantees that each lead's character is within the window, well-formed, and readable in memory.</remarks>
    /// <param name="block">The window.</param>
    /// <param name="two">The leads of all its characters of two bytes.</param>
    /// <param name="three">The same with three bytes.</param>
    /// <param name="window">The window in memory.</param>
    /// <param name="classes">A <see cref="CharacterClass"/> for each byte of these characters; 0 for all other bytes.</param>
    static abstract bool TryClassify(TSelf block, ulong two, ulong three, ref byte window, out TSelf classes);

    ulong Equal(byte value);

    /// <summary>Bytes b with <paramref name="first"/> ≤ b &lt; <paramref name="first"/> + <paramref name="count"/>.</summary>
    ulong InRange(byte first, byte count);

    /// <summary>Bytes A to Z and a to z.</summary>
    ulong AsciiLetters();

    /// <summary>Bytes that aren't ASCII.</summary>
    ulong NonAscii();

    /// <summary>Bytes in which <paramref name="bit"/> (0 to 7, a constant) is set.</summary>
    ulong HasBit(int bit);
}
#endif
