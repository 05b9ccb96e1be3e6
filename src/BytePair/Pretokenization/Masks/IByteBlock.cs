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

    ulong Equal(byte value);

    /// <summary>Bytes b with <paramref name="first"/> ≤ b &lt; <paramref name="first"/> + <paramref name="count"/>.</summary>
    ulong InRange(byte first, byte count);

    /// <summary>Bytes that aren't ASCII.</summary>
    ulong NonAscii();

    /// <summary>Bytes in which <paramref name="bit"/> (0 to 7, a constant) is set.</summary>
    ulong HasBit(int bit);
}
#endif
