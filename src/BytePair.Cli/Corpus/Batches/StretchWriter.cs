using System.Buffers;

namespace BytePair.Cli.Corpus.Batches;

/// <summary>Passes on the ids of a stretch, block by block.</summary>
/// <param name="output">Receives the blocks.</param>
/// <param name="idWidth">In bytes.</param>
/// <param name="side">Which side the document is on.</param>
/// <param name="first">An id that comes before all others, if any.</param>
/// <param name="flags">What is said of the first block.</param>
internal sealed class StretchWriter(BoundedQueue<EncodedBlock> output, int idWidth, PartFlags side, int? first, PartFlags flags) : IBufferWriter<int>
{
    private const int BlockLength = 1 << 16;

    private readonly ArrayBufferWriter<int> ids = Begin(first);
    private PartFlags next = flags;

    public void Advance(int count)
    {
        ids.Advance(count);
        if (ids.WrittenCount >= BlockLength)
        {
            PassOn(PartFlags.None);
        }
    }

    public Memory<int> GetMemory(int sizeHint = 0) => ids.GetMemory(sizeHint);

    public Span<int> GetSpan(int sizeHint = 0) => ids.GetSpan(sizeHint);

    /// <summary>Passes on the rest.</summary>
    /// <param name="end">What is said of it.</param>
    /// <param name="last">An id that comes behind all others, if any.</param>
    public void Finish(PartFlags end, int? last)
    {
        if (last is { } id)
        {
            ids.Write([id]);
        }

        PassOn(end);
    }

    private static ArrayBufferWriter<int> Begin(int? first)
    {
        var begun = new ArrayBufferWriter<int>(BlockLength);
        if (first is { } id)
        {
            begun.Write([id]);
        }

        return begun;
    }

    private void PassOn(PartFlags end)
    {
        var block = new EncodedBlock(idWidth, ids.WrittenCount);
        block.Add(ids.WrittenSpan);
        block.Parts.Add(new EncodedPart(ids.WrittenCount, next | end));
        next = side;
        ids.ResetWrittenCount();
        output.Add(block);
    }
}
