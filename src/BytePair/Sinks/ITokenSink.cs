namespace BytePair.Sinks;

/// <summary>What receives each id. The one difference between encoding, counting and the rest: a struct type parameter, erased by the JIT.</summary>
internal interface ITokenSink
{
    /// <summary>True when no more ids are wanted; asked between pieces.</summary>
    bool IsFull { get; }

    void Add(int id);

    /// <summary>Adds the ids of a piece that had to be merged.</summary>
    void Add(ReadOnlySpan<int> ids);
}
