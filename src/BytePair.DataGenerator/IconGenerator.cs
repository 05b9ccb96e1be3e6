namespace BytePair.DataGenerator;

/// <summary>
/// Draws the packages' icon: two tiles above, and below them the one that they merge into. A pixel has the mean colour of a grid of
/// points within it, so that edges are smooth.
/// </summary>
internal static class IconGenerator
{
    private const int Size = 128;
    private const int PointsAcross = 4;

    private static readonly Colour Ground = new(0x1B, 0x25, 0x45);
    private static readonly Colour First = new(0x4F, 0xC3, 0xF7);
    private static readonly Colour Second = new(0xFF, 0xB7, 0x4D);

    private static readonly RoundedRectangle Whole = new(0, 0, Size, Size, Radius: 26);
    private static readonly RoundedRectangle FirstTile = new(24, 26, 58, 60, Radius: 8);
    private static readonly RoundedRectangle SecondTile = new(70, 26, 104, 60, Radius: 8);
    private static readonly RoundedRectangle MergedTile = new(24, 68, 104, 102, Radius: 8);

    public static void Write(string target)
    {
        byte[] pixels = new byte[Size * Size * Colour.Channels];
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                MeanAround(x, y).CopyTo(pixels.AsSpan(((y * Size) + x) * Colour.Channels));
            }
        }

        File.WriteAllBytes(target, PngWriter.Write(Size, pixels));
        Console.WriteLine($"{Path.GetFileName(target)}: {Size} by {Size}");
    }

    /// <summary>The mean of the visible points' colours, and how many of all are visible.</summary>
    private static Colour MeanAround(int x, int y)
    {
        double red = 0, green = 0, blue = 0;
        int visible = 0;
        for (int point = 0; point < PointsAcross * PointsAcross; point++)
        {
            double across = x + (((point % PointsAcross) + 0.5) / PointsAcross);
            double down = y + (((point / PointsAcross) + 0.5) / PointsAcross);
            if (Whole.Contains(across, down))
            {
                Colour colour = At(across, down);
                (red, green, blue, visible) = (red + colour.Red, green + colour.Green, blue + colour.Blue, visible + 1);
            }
        }

        double share = Math.Max(visible, 1);
        return new Colour(red / share, green / share, blue / share, 255.0 * visible / (PointsAcross * PointsAcross));
    }

    private static Colour At(double x, double y)
    {
        if (MergedTile.Contains(x, y))
        {
            return First.MixedWith(Second, (x - MergedTile.Left) / (MergedTile.Right - MergedTile.Left));
        }

        return FirstTile.Contains(x, y) ? First : SecondTile.Contains(x, y) ? Second : Ground;
    }

    private readonly record struct Colour(double Red, double Green, double Blue, double Opacity = 255)
    {
        public const int Channels = 4;

        public Colour MixedWith(Colour other, double share) =>
            new(Red + ((other.Red - Red) * share), Green + ((other.Green - Green) * share), Blue + ((other.Blue - Blue) * share));

        public void CopyTo(Span<byte> pixel)
        {
            pixel[0] = (byte)Math.Round(Red);
            pixel[1] = (byte)Math.Round(Green);
            pixel[2] = (byte)Math.Round(Blue);
            pixel[3] = (byte)Math.Round(Opacity);
        }
    }

    private readonly record struct RoundedRectangle(double Left, double Top, double Right, double Bottom, double Radius)
    {
        /// <summary>Whether a point is as near as the radius to the rectangle that the corners' centres span.</summary>
        public bool Contains(double x, double y)
        {
            double across = x - Math.Clamp(x, Left + Radius, Right - Radius);
            double down = y - Math.Clamp(y, Top + Radius, Bottom - Radius);
            return (across * across) + (down * down) <= Radius * Radius;
        }
    }
}
