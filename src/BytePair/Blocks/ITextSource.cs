namespace BytePair.Blocks;

/// <summary>Where text comes from when it doesn't lie in memory as UTF-8: a struct type parameter.</summary>
internal interface ITextSource
{
    /// <summary>Writes the next bytes of UTF-8 into <paramref name="destination"/> (at least 4 bytes) and returns how many; 0 only at the end.</summary>
    int Read(Span<byte> destination);

    /// <summary>The position in the source's own units of the byte at <paramref name="utf8Position"/>. For error messages: linear.</summary>
    long PositionOf(long utf8Position);
}
