namespace BytePair.Budgeting.Images;

/// <summary>
/// Tiles of 512 pixels: the picture is made to fit 2048 by 2048, then its short side made 768 (512 for image models), never larger;
/// each tile that it touches costs the same, on top of a base.
/// </summary>
/// <remarks>
/// <para>
/// 2048 by 4096 becomes 1024 by 2048, then 768 by 1536: 2 times 3 tiles, so 85 + 6 * 170 = 1105 tokens. A fraction of a pixel on the
/// way is kept exactly, as a quotient of whole numbers: where the first step gives S * 2048 / L by 2048, the second gives 768 by
/// L * 768 / S, whatever the first did.
/// </para>
/// <para>
/// A service works with whole pixels, and it isn't known how it rounds. So the error is the difference to cutting fractions off after
/// each step; it is 0 but for pictures that end within a pixel of a tile's edge.
/// </para>
/// </remarks>
/// <param name="baseTokens">The tokens of any picture, and all of those in low detail.</param>
/// <param name="tileTokens">The tokens of a tile.</param>
/// <param name="source">Where the figures are from.</param>
/// <param name="isExact">Whether they are documented for the model.</param>
internal sealed class TileRules(int baseTokens, int tileTokens, string source, bool isExact = true) : ImageRules(source, isExact)
{
    private const int TileSide = 512;
    private const int MaxSide = 2048;
    private const int ChatShortSide = 768;
    private const int ImageShortSide = 512;

    /// <summary>Whether these are an image model's, in which high detail stands for high input fidelity.</summary>
    public bool IsImageModel { get; init; }

    private int ShortSide => IsImageModel ? ImageShortSide : ChatShortSide;

    internal override ImageRules AsInferred() => new TileRules(baseTokens, tileTokens, Source, isExact: false) { IsImageModel = IsImageModel };

    private protected override ImageTokenCount CountAccepted(ImageSize size, ImageDetail detail)
    {
        if (detail == ImageDetail.Low && !IsImageModel)
        {
            return new(baseTokens, IsExact, 0, FormattableString.Invariant($"{baseTokens} in low detail"));
        }

        long longSide = Math.Max(size.Width, size.Height);
        long shortSide = Math.Min(size.Width, size.Height);
        long tiles = Tiles(longSide, shortSide);
        long error = tileTokens * Math.Abs(tiles - TilesOfWholePixels(longSide, shortSide));
        (int fidelity, int fidelityError) = Fidelity(longSide, shortSide, detail);
        return new(
            (int)(baseTokens + (tileTokens * tiles) + fidelity),
            IsExact && error + fidelityError == 0,
            (int)error + fidelityError,
            RuleOf(fidelity));
    }

    private protected override int MaxTokens(ImageDetail detail)
    {
        if (detail == ImageDetail.Low && !IsImageModel)
        {
            return baseTokens;
        }

        int most = (MaxSide / TileSide) * ((ShortSide + TileSide - 1) / TileSide);
        return baseTokens + (tileTokens * most) + Fidelity(2, 1, detail).Tokens;
    }

    private static long Touched(long dividend, long divisor) => (dividend + divisor - 1) / divisor;

    /// <summary>
    /// High input fidelity costs 4160 tokens for a square and 6240 for what is nearer to a portrait or a landscape. Where one ends and
    /// the other begins isn't said; between square and 5:4 it may be either.
    /// </summary>
    private (int Tokens, int Error) Fidelity(long longSide, long shortSide, ImageDetail detail)
    {
        const int Square = 4160;
        const int Oblong = 6240;
        return !IsImageModel || detail is not (ImageDetail.High or ImageDetail.Original) ? (0, 0)
            : longSide == shortSide ? (Square, 0)
            : (Oblong, 4 * longSide < 5 * shortSide ? Oblong - Square : 0);
    }

    private long Tiles(long longSide, long shortSide)
    {
        bool isTooLong = longSide > MaxSide;
        bool isTooWide = isTooLong ? shortSide * MaxSide > ShortSide * longSide : shortSide > ShortSide;
        return isTooWide ? Touched(ShortSide, TileSide) * Touched(longSide * ShortSide, shortSide * TileSide)
            : isTooLong ? Touched(MaxSide, TileSide) * Touched(shortSide * MaxSide, longSide * TileSide)
            : Touched(longSide, TileSide) * Touched(shortSide, TileSide);
    }

    private long TilesOfWholePixels(long longSide, long shortSide)
    {
        if (longSide > MaxSide)
        {
            (longSide, shortSide) = (MaxSide, Math.Max(1, shortSide * MaxSide / longSide));
        }

        if (shortSide > ShortSide)
        {
            (longSide, shortSide) = (longSide * ShortSide / shortSide, ShortSide);
        }

        return Touched(longSide, TileSide) * Touched(shortSide, TileSide);
    }

    private string RuleOf(int fidelity)
    {
        string rule = FormattableString.Invariant($"{baseTokens} and {tileTokens} a tile of {TileSide} px, the short side at most {ShortSide} px");
        return fidelity == 0 ? rule : FormattableString.Invariant($"{rule}, and {fidelity} for high fidelity");
    }
}
