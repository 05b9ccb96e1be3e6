namespace BytePair.Cli.Diffing;

/// <summary>The order of differences: those first of which one encoding has the most tokens more, of equals the first.</summary>
internal sealed class ByWeight : IComparer<Difference>
{
    public int Compare(Difference? x, Difference? y) =>
        Weight(y) != Weight(x) ? Weight(y).CompareTo(Weight(x)) : Number(x).CompareTo(Number(y));

    private static int Weight(Difference? of) => of is null ? 0 : Math.Abs(of.Tokens - of.OtherTokens);

    private static long Number(Difference? of) => of?.Number ?? 0;
}
