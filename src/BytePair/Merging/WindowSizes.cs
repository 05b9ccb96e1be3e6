namespace BytePair.Merging;

/// <summary>How <see cref="LongMerge{TLanes}"/> cuts, in bytes.</summary>
/// <param name="small">The usual window; up to <see cref="ShortMerge.MaxLength"/> is fastest.</param>
/// <param name="large">The window where tokens are long.</param>
/// <param name="overlap">The tokens that begin within so many bytes of a window's end aren't trusted at first.</param>
internal readonly struct WindowSizes(int small, int large, int overlap)
{
    public static WindowSizes Usual => new(ShortMerge.MaxLength, 2048, 3);

    public int Small => small;

    public int Large => large;

    public int Overlap => overlap;
}
