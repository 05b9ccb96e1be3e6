using BytePair.Sinks;

namespace BytePair.Blocks;

/// <summary>What is given a text in blocks, and encodes it: a struct type parameter.</summary>
internal interface IBlockProcessor : IDisposable
{
    /// <summary>Whether the block isn't full yet.</summary>
    bool HasRoom { get; }

    /// <summary>What is to be filled with the next bytes of the text.</summary>
    ArraySegment<byte> Room { get; }

    /// <summary>False once the sink is full and nothing is left to reject.</summary>
    bool Wants<TSink>(in TSink sink)
        where TSink : struct, ITokenSink;

    /// <summary>Says that so many bytes of <see cref="Room"/> are filled.</summary>
    void Fill(int count);

    /// <summary>Adds the ids of what is decided in the block, and makes room.</summary>
    void Process<TSource, TSink>(TSource source, bool isEnd, ref TSink sink)
        where TSource : ITextSource
        where TSink : struct, ITokenSink;
}
