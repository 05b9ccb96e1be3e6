using BytePair.Cli.Corpus.Reading;

namespace BytePair.Cli.Corpus.Batches;

/// <summary>Documents, or parts of one, that are encoded by one thread; then, what came of them.</summary>
/// <param name="text">The texts one behind the other, in an array that is given back when they are encoded; null where they come as a stretch.</param>
internal sealed class Batch(byte[]? text)
{
    private const int BlocksAhead = 2;

    /// <summary>The texts.</summary>
    public byte[]? Text => text;

    /// <summary>The parts of the text, in order.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>A text that is encoded as a stream, since it can't be cut.</summary>
    public Stretch? Stretch { get; init; }

    /// <summary>Whether the document that earlier batches have begun is to be forgotten.</summary>
    public bool Abandons { get; set; }

    /// <summary>Where reading goes on behind the batch, if it can be gone on with there. Of a stretch it is known at its end.</summary>
    public ReadingPosition? Position { get; set; }

    /// <summary>What came of it.</summary>
    public BoundedQueue<EncodedBlock> Output { get; } = new(BlocksAhead);
}
