using BytePair.Sinks;

namespace BytePair.Batches;

/// <summary>Collects ids in a pooled array; disposing returns it.</summary>
internal struct ShareIdSink(int capacity, CancellationToken cancellation) : IShareSink, IDisposable
{
    private ListSink list = new(capacity);

    public readonly long Count => list.Ids.Length;

    public readonly ReadOnlySpan<int> Ids => list.Ids;

    public readonly bool IsFull => cancellation.IsCancellationRequested;

    public void Add(int id) => list.Add(id);

    public void Add(ReadOnlySpan<int> ids) => list.Add(ids);

    public void AddSpecial(int id, ReadOnlySpan<byte> utf8Text) => list.Add(id);

    public void Dispose() => list.Dispose();
}
