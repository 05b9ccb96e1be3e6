namespace BytePair.Budgeting.Images;

/// <summary>How many patches of 32 by 32 pixels a picture is given, and how it is made smaller where it would take more.</summary>
/// <remarks>
/// <para>
/// A picture touches ceil(w / 32) * ceil(h / 32) patches. Over the budget B it is scaled by sqrt(1024 * B / (w * h)), which makes it
/// a by b patches with a = sqrt(B * w / h), b = sqrt(B * h / w), a * b = B; then a little more, by the lesser of floor(a) / a and
/// floor(b) / b, so that one side is a whole number of patches.
/// </para>
/// <para>
/// 1800 by 2400 with B = 1536: a = 33.94, b = 45.25. 33 / 33.94 is less than 45 / 45.25, so it becomes 33 wide, and 33 * 2400 / 1800 =
/// 44 high: 1452 patches (1056 by 1408 pixels).
/// </para>
/// <para>
/// That needs no root of a fraction and no rounding: floor(sqrt(x)) is the whole root of floor(x); floor(a) / a &lt;= floor(b) / b just
/// if floor(a) * h &lt;= floor(b) * w, since b / a = h / w; and then the other side is ceil(floor(a) * h / w), which is at most floor(b).
/// So the result is never over the budget.
/// </para>
/// </remarks>
/// <param name="Budget">The most patches; 0 for no limit.</param>
/// <param name="MaxSide">The longest side in pixels that one of the sources states; 0 if none does.</param>
internal readonly record struct PatchBudget(int Budget, int MaxSide)
{
    public const int PatchSide = 32;

    /// <summary>The patches, by the budget alone: the reading that measurements agree with.</summary>
    public long Count(long width, long height) =>
        Touched(width, height) is long touched && (Budget == 0 || touched <= Budget) ? touched : CountScaled(width, height).Exact;

    /// <summary>The greatest difference to another reading: the longest side limited first, or fractions of a pixel cut off.</summary>
    public long Spread(long width, long height)
    {
        long count = Count(width, height);
        long limited = CountWithinSide(width, height);
        long wholePixels = Budget != 0 && Touched(width, height) > Budget ? CountScaled(width, height).WholePixels : count;
        return Math.Max(Math.Abs(count - limited), Math.Abs(count - wholePixels));
    }

    public static long Touched(long width, long height) => CeilingOf(width, PatchSide) * CeilingOf(height, PatchSide);

    private static long CeilingOf(long dividend, long divisor) => (dividend + divisor - 1) / divisor;

    /// <summary>Scaling to the longest side and then to the budget is scaling to the budget, unless the first is enough.</summary>
    private long CountWithinSide(long width, long height)
    {
        long longSide = Math.Max(width, height);
        if (MaxSide == 0 || longSide <= MaxSide)
        {
            return Count(width, height);
        }

        long touched = CeilingOf(width * MaxSide, longSide * PatchSide) * CeilingOf(height * MaxSide, longSide * PatchSide);
        return Budget == 0 || touched <= Budget ? touched : CountScaled(width, height).Exact;
    }

    private (long Exact, long WholePixels) CountScaled(long width, long height)
    {
        long across = RootOf(Budget * width / height);
        long down = RootOf(Budget * height / width);
        if (across == 0 || down == 0)
        {
            // A strip so thin that less than one patch across would be left of it.
            return (Budget, Budget);
        }

        return across * height <= down * width ? Fit(across, height, width) : Fit(down, width, height);
    }

    /// <summary>One side has so many patches; the other has them in proportion.</summary>
    private static (long Exact, long WholePixels) Fit(long whole, long other, long side) =>
        (whole * CeilingOf(whole * other, side), whole * CeilingOf(whole * PatchSide * other / side, PatchSide));

    /// <summary>The whole root. A double is right to within one for numbers of this size (below 2^46), and that one is put right.</summary>
    private static long RootOf(long square)
    {
        long root = (long)Math.Sqrt(square);
        while (root * root > square)
        {
            root--;
        }

        while ((root + 1) * (root + 1) <= square)
        {
            root++;
        }

        return root;
    }
}
