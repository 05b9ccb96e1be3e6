namespace BytePair.Sinks;

/// <summary>What receives each id. The one difference between encoding, counting and the rest: a struct type parameter, erased by the JIT.</summary>
internal interface ITokenSink
{
    /// <summary>True when no more ids are wanted; asked between pieces.</summary>
    bool IsFull { get; }

    void Add(int id);

    /// <summary>Adds the ids of whole pieces.</summary>
    void Add(ReadOnlySpan<int> ids);

    /// <summary>Adds a special token that was recognised.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="utf8Text">Its text; two texts may share an id.</param>
    void AddSpecial(int id, ReadOnlySpan<byte> utf8Text);
}
