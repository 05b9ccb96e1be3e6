using BytePair.Normalization;
using BytePair.Pretokenization;
using BytePair.Segments;

namespace BytePair.Explaining;

/// <summary>Cuts the segments of a text into pieces, and has each explained.</summary>
/// <remarks>A piece of a text that is changed has the place of all that it stems from; a space that the model puts before a text has none.</remarks>
internal struct SegmentsToPieces(Pretokenizer pretokenizer, PieceWriter writer, byte[] utf8Text, INormalizer? normalizer) : ISegmentReceiver
{
    private const int EndsAtOnce = 256;

    /// <summary>Where the present part of the text begins, and what its normalized form stems from.</summary>
    private int start;
    private StretchMap? map;

    /// <summary>Bytes of the normalized form that are done.</summary>
    private int done;
    private bool hasPrefix;

    public readonly bool IsFull => false;

    public void Enter(int start, int end, bool isToken)
    {
        (this.start, done) = (start, 0);
        map = new StretchMap(utf8Text.AsSpan(start, end - start), isToken ? null : normalizer);
    }

    public void AddPrefixSpace() => hasPrefix = true;

    public void AddOrdinary(ReadOnlySpan<byte> text, bool isEnd)
    {
        byte[] read = hasPrefix ? [(byte)' ', .. text] : text.ToArray();
        int added = read.Length - text.Length;
        Span<int> ends = stackalloc int[EndsAtOnce];
        for (int from = 0; from < read.Length;)
        {
            int count = pretokenizer.FindEnds(read, from, ends);
            foreach (int to in ends.Slice(0, count))
            {
                writer.AddOrdinary(read.AsMemory(from, to - from), SourceOf(Math.Max(0, from - added)), EndInSource(to - added));
                from = to;
            }
        }

        done += text.Length;
        hasPrefix = false;
    }

    public void AddToken(int id, ReadOnlySpan<byte> text)
    {
        writer.AddSpecial(text.ToArray(), id, SourceOf(0), EndInSource(text.Length));
        done += text.Length;
    }

    private readonly int SourceOf(int position) => start + map!.StartOf(done + position);

    private readonly int EndInSource(int position) => start + map!.EndOf(done + position);
}
