namespace BytePair.Budgeting.Chunking;

/// <summary>A chunk, in the known text.</summary>
internal readonly struct ChunkCut(int start, int end, int overlapLength, int tokens, IReadOnlyList<string> headings)
{
    public int Start => start;

    public int End => end;

    public int OverlapLength => overlapLength;

    public int Tokens => tokens;

    public IReadOnlyList<string> Headings => headings;
}
