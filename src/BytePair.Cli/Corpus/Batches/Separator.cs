namespace BytePair.Cli.Corpus.Batches;

/// <summary>The token between documents.</summary>
/// <param name="Id">Its id, or -1 for none.</param>
/// <param name="IsBefore">Whether it stands before each document, and not behind it.</param>
internal readonly record struct Separator(int Id, bool IsBefore)
{
    private const int None = -1;

    /// <summary>No separators.</summary>
    public static Separator Nothing => new(None, IsBefore: false);

    /// <summary>Whether it comes before a part.</summary>
    public bool ComesBefore(PartFlags part) => Id >= 0 && IsBefore && part.HasFlag(PartFlags.Starts);

    /// <summary>Whether it comes behind a part.</summary>
    public bool ComesBehind(PartFlags part) => Id >= 0 && !IsBefore && part.HasFlag(PartFlags.Ends);
}
