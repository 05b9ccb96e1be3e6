namespace BytePair.Sinks;

/// <summary>Counts ids.</summary>
internal struct CountSink : ITokenSink
{
    public long Count { get; private set; }

    public readonly bool IsFull => false;

    public void Add(int id) => Count++;

    public void Add(ReadOnlySpan<int> ids) => Count += ids.Length;

    /// <summary>Adds so many ids at once.</summary>
    public void AddCount(int count) => Count += count;

    public void AddSpecial(int id, ReadOnlySpan<byte> utf8Text) => Count++;
}
