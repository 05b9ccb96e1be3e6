namespace BytePair.Budgeting.Tests.Reference;

/// <summary>Tiles and patches word for word as they are published, in floating point with a little give at whole numbers.</summary>
internal static class NaiveImageCounts
{
    private const double Give = 1e-7;

    public static int Tiles(double width, double height, double shortSide)
    {
        double fit = Math.Min(1, 2048 / Math.Max(width, height));
        (width, height) = (width * fit, height * fit);
        double shrink = Math.Min(1, shortSide / Math.Min(width, height));
        (width, height) = (width * shrink, height * shrink);
        return Ceiling(width / 512) * Ceiling(height / 512);
    }

    public static int Patches(double width, double height, int budget)
    {
        int touched = Ceiling(width / 32) * Ceiling(height / 32);
        if (touched <= budget)
        {
            return touched;
        }

        double r = Math.Sqrt(32 * 32 * budget / (width * height));
        r *= Math.Min(Floor(width * r / 32) / (width * r / 32), Floor(height * r / 32) / (height * r / 32));
        return Ceiling(width * r / 32) * Ceiling(height * r / 32);
    }

    private static int Ceiling(double value) => (int)Math.Ceiling(value - Give);

    private static double Floor(double value) => Math.Floor(value + Give);
}
