namespace BytePair.Batches;

/// <summary>Counts ids.</summary>
internal struct ShareCountSink(CancellationToken cancellation) : IShareSink
{
    public long Count { get; private set; }

    public readonly bool IsFull => cancellation.IsCancellationRequested;

    public void Add(int id) => Count++;

    public void Add(ReadOnlySpan<int> ids) => Count += ids.Length;

    public void AddSpecial(int id, ReadOnlySpan<byte> utf8Text) => Count++;
}
