namespace BytePair.Pretokenization;

/// <summary>
/// Remembers the last run of each kind, so that a text which is asked of at each of its positions, or at each of its lengths,
/// is read once and not each time.
/// </summary>
/// <remarks>
/// <para>
/// Two orders of questions take linear time in all: about one text from its end to its beginning, and about longer and longer
/// beginnings of one text. A run is known from where it was asked for, so a question from farther left reads up to there
/// and no further; and a run that ended with the text goes on from there once the text is longer. Other orders are answered as well,
/// at the price of reading.
/// </para>
/// <para>
/// Example: of <c>aaaa</c>, asked from 3, then 2, 1, 0, each question reads one letter; asked from 0 in the beginnings
/// <c>a</c>, <c>aa</c>, <c>aaa</c> too.
/// </para>
/// </remarks>
internal readonly struct RememberedRuns : IRuns
{
    private readonly Run[] runs;
    private readonly Search[] searches;
    private readonly int[] reach;

    public RememberedRuns()
    {
        int kinds = (int)RunKind.NewlinesAndSlashes + 1;
        runs = new Run[kinds];
        searches = new Search[kinds];
        reach = new int[1];
    }

    /// <summary>The furthest end of a run that was asked for since this was last set, in bytes.</summary>
    public int Reach
    {
        get => reach[0];
        set => reach[0] = value;
    }

    /// <summary>Forgets all: another text will be asked of.</summary>
    public void Clear()
    {
        Array.Clear(runs, 0, runs.Length);
        Array.Clear(searches, 0, searches.Length);
    }

    public int EndOf(RunKind kind, ReadOnlySpan<byte> text, int position)
    {
        ref Run run = ref runs[(int)kind];
        bool isKnown = position >= run.Start && position <= run.End && run.End > run.Start;
        int end = isKnown ? run.End : position;
        while (end < text.Length && Runs.IsOf(kind, text, end, out int length))
        {
            end += length;
            if (!isKnown && end == run.Start && run.End > run.Start)
            {
                end = run.End;
            }
        }

        if (end > position)
        {
            run = new Run(isKnown ? run.Start : position, end);
        }

        end = Math.Min(end, text.Length);
        Reach = Math.Max(Reach, end);
        return end;
    }

    public int EndOfLast(RunKind kind, ReadOnlySpan<byte> text, int start, int end)
    {
        ref Search known = ref searches[(int)kind];
        if (start >= known.Start && start <= known.End && end >= known.End)
        {
            int later = default(ScannedRuns).EndOfLast(kind, text, known.End, end);
            known = new Search(known.Start, end, later >= 0 ? later : known.Found);
        }
        else if (start < known.Start && end == known.End)
        {
            int found = known.Found >= 0 ? known.Found : default(ScannedRuns).EndOfLast(kind, text, start, known.Start);
            known = new Search(start, end, found);
        }
        else
        {
            known = new Search(start, end, default(ScannedRuns).EndOfLast(kind, text, start, end));
        }

        return known.Found > start ? known.Found : -1;
    }

    /// <summary>Characters of the kind stand from start to end, and none behind, as far as the text was known.</summary>
    private readonly struct Run(int start, int end)
    {
        public int Start => start;

        public int End => end;
    }

    /// <summary>Where the last character of the kind between start and end ends; -1 if there is none.</summary>
    private readonly struct Search(int start, int end, int found)
    {
        public int Start => start;

        public int End => end;

        public int Found => found;
    }
}
