namespace BytePair.Sinks;

/// <summary>Counts ids until there are enough.</summary>
/// <param name="enough">So many ids, or a few more, and no more are wanted.</param>
internal struct LimitedCountSink(long enough) : ITokenSink
{
    public long Count { get; private set; }

    public readonly bool IsFull => Count >= enough;

    public void Add(int id) => Count++;

    public void Add(ReadOnlySpan<int> ids) => Count += ids.Length;

    public void AddSpecial(int id, ReadOnlySpan<byte> utf8Text) => Count++;
}
