using BytePair.Pieces;
using BytePair.Segments;
using BytePair.Sinks;
using BytePair.Special;
using BytePair.Text;

namespace BytePair.Blocks;

/// <summary>Encodes a text in memory, in UTF-8, segment by segment.</summary>
internal sealed class SegmentEncoder(PieceEncoder pieces, TextShape shape)
{
    public void Encode<TSink>(ReadOnlySpan<byte> utf8Text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        var receiver = new SegmentsToSink<TSink>(pieces, sink);
        try
        {
            new Segmenter(shape, AddedTokenRules.Of(rules)).Run(utf8Text, isEnd: true, ref receiver);
        }
        finally
        {
            sink = receiver.Sink;
            receiver.Dispose();
        }
    }

    /// <summary>The tokens of a text and their places in it, in bytes.</summary>
    public List<EncodedToken> FindPlaces(byte[] utf8Text, SpecialRules? rules)
    {
        using var waiting = new PooledBytes(0);
        var receiver = new SegmentsToPlaces(pieces, utf8Text, shape.Normalizer, waiting);
        new Segmenter(shape, AddedTokenRules.Of(rules)).Run(utf8Text, isEnd: true, ref receiver);
        return receiver.Places;
    }
}
