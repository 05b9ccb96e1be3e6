namespace BytePair.Blocks;

/// <summary>Where text comes from when it doesn't lie in memory as UTF-8.</summary>
internal interface ITextSource
{
    /// <summary>The position of a byte in the source's own units, for error messages.</summary>
    /// <param name="utf8Position">How many bytes were read before it.</param>
    /// <param name="behind">It and all that was read behind it.</param>
    long PositionOf(long utf8Position, ReadOnlySpan<byte> behind);
}
