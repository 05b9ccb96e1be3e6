namespace BytePair.Vocabularies;

/// <summary>The tokens that a piece can be as a whole, though merging its bytes gives others.</summary>
internal sealed class UnmergedTokens
{
    private readonly Vocabulary vocabulary;
    private readonly HashSet<int> ids = [];

    public UnmergedTokens(Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        bool[] isMerged = new bool[vocabulary.IdCount];
        for (int rank = 0; rank < vocabulary.RankCount; rank++)
        {
            int id = vocabulary.IdOf(rank);
            if (id != Vocabulary.NoId && vocabulary.Splits.LeftOf(rank) != rank)
            {
                isMerged[id] = true;
            }
        }

        for (int id = 0; id < isMerged.Length; id++)
        {
            ReadOnlySpan<byte> bytes = vocabulary.GetBytes(id);
            if (!isMerged[id] && bytes.Length > 1 && vocabulary.Find(bytes) == id)
            {
                ids.Add(id);
                LongestLength = Math.Max(LongestLength, bytes.Length);
            }
        }
    }

    /// <summary>Of the longest, in bytes.</summary>
    public int LongestLength { get; }

    /// <summary>True if these are the bytes of one.</summary>
    public bool Has(ReadOnlySpan<byte> bytes) => ids.Contains(vocabulary.Find(bytes));
}
