namespace BytePair.Batches;

/// <summary>A piece of work: whole texts one after the other, or a slice of one text. Then, what came of it.</summary>
internal struct Share
{
    public int FirstText;

    /// <summary>1 for a slice.</summary>
    public int TextCount;

    /// <summary>Where a slice begins in its text, in units; 0 for whole texts.</summary>
    public int Start;

    /// <summary>In units; of several texts, of all together.</summary>
    public int Length;

    /// <summary>Whether the share is one of several of its text.</summary>
    public bool IsSlice;

    /// <summary>Which runner has its ids.</summary>
    public int Runner;

    /// <summary>Where they begin among that runner's.</summary>
    public long FirstId;

    public long IdCount;
}
