namespace BytePair.Budgeting.Estimates;

/// <summary>Whole numbers of tokens, rounded up.</summary>
internal static class Whole
{
    public static long DividedUp(long number, long divisor) => (number / divisor) + (number % divisor == 0 ? 0 : 1);

    /// <summary>A number times a factor, or the largest number there is.</summary>
    public static long TimesUp(long number, double factor)
    {
        double product = Math.Ceiling(number * factor);
        return product >= long.MaxValue ? long.MaxValue : (long)product;
    }
}
