namespace BytePair.Training;

/// <summary>The distinct pieces of a corpus, each a row of token ids, which get fewer as pairs of them are merged.</summary>
internal sealed class Words
{
    private readonly int[] ids;
    private readonly int[] starts;
    private readonly int[] lengths;
    private readonly long[] times;

    private Words(int count, int totalLength)
    {
        ids = new int[totalLength];
        starts = new int[count];
        lengths = new int[count];
        times = new long[count];
    }

    /// <summary>The number of words.</summary>
    public int Count { get; private set; }

    /// <summary>Makes words of pieces, single bytes at first.</summary>
    /// <param name="counts">The pieces. Those of a single byte have nothing to merge and are left out.</param>
    /// <param name="idOfByte">The id of each byte.</param>
    public static Words Of(PieceCounts counts, ReadOnlySpan<int> idOfByte)
    {
        Words words = new(counts.Count, checked((int)counts.TotalLength));
        Span<byte> scratch = stackalloc byte[sizeof(ulong)];
        int start = 0;
        for (int slot = 0; slot < counts.SlotCount; slot++)
        {
            if (counts.TryGet(slot, scratch, out ReadOnlySpan<byte> piece, out long times) && piece.Length > 1)
            {
                for (int i = 0; i < piece.Length; i++)
                {
                    words.ids[start + i] = idOfByte[piece[i]];
                }

                words.starts[words.Count] = start;
                words.lengths[words.Count] = piece.Length;
                words.times[words.Count++] = times;
                start += piece.Length;
            }
        }

        return words;
    }

    /// <summary>The ids of a word.</summary>
    public Span<int> IdsOf(int word) => ids.AsSpan(starts[word], lengths[word]);

    /// <summary>How often a word was seen.</summary>
    public long TimesOf(int word) => times[word];

    /// <summary>Says that a word has so many ids now, the first of those it had room for.</summary>
    public void Shorten(int word, int length) => lengths[word] = length;
}
