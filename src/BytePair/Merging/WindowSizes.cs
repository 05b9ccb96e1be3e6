namespace BytePair.Merging;

/// <summary>How <see cref="LongMerge"/> cuts, in bytes.</summary>
/// <param name="small">The usual window; up to <see cref="ShortMerge.MaxLength"/> is fastest.</param>
/// <param name="shared">What two windows have in common that are merged before the first one's tokens are known: less than they have, and than <see cref="ShortMerge.MaxLength"/>.</param>
/// <param name="large">The window where tokens are long or text repeats itself.</param>
/// <param name="overlap">The tokens that begin within so many bytes of a window's end aren't trusted at first, if the next one is merged after it.</param>
internal readonly struct WindowSizes(int small, int shared, int large, int overlap)
{
    public static WindowSizes Usual => new(ShortMerge.MaxLength, 10, 2048, 3);

    public int Small => small;

    public int Shared => shared;

    public int Large => large;

    public int Overlap => overlap;
}
