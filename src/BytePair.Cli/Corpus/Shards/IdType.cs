namespace BytePair.Cli.Corpus.Shards;

/// <summary>How an id is written: little-endian, in so many bytes.</summary>
/// <param name="Name">As it is asked for, and as NumPy calls it.</param>
/// <param name="Width">In bytes.</param>
internal sealed record IdType(string Name, int Width)
{
    public static readonly IdType UInt16 = new("uint16", sizeof(ushort));
    public static readonly IdType UInt32 = new("uint32", sizeof(uint));
    public static readonly IdType Int32 = new("int32", sizeof(int));

    public static readonly IdType[] All = [UInt16, UInt32, Int32];

    /// <summary>Whether all ids below a number fit.</summary>
    public bool Fits(int vocabularySize) => Width > sizeof(ushort) || vocabularySize <= ushort.MaxValue + 1;
}
