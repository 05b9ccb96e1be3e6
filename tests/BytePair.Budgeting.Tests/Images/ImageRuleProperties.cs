using BytePair.Budgeting.Tests.Reference;
using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Images;

/// <summary>What holds of every picture.</summary>
public sealed class ImageRuleProperties
{
    private static readonly string[] TileModels = ["gpt-4o", "gpt-4o-mini", "o3", "gpt-5", "gpt-image-1"];
    private static readonly string[] PatchModels = ["gpt-4.1-mini", "gpt-5-nano", "o4-mini", "gpt-5.2", "gpt-5.4", "gpt-5.5"];
    private static readonly ImageDetail[] Details = [ImageDetail.Auto, ImageDetail.Low, ImageDetail.High, ImageDetail.Original];

    /// <summary>Sides at the edges of tiles, patches and limits, and any others.</summary>
    private static readonly Gen<int> Side = Gen.OneOf(
        from whole in Gen.Choose(1, 200) from off in Gen.Choose(-1, 1) select Math.Max(1, (whole * 32) + off),
        from limit in Gen.Elements(512, 768, 1024, 1536, 2048, 4096, 6000) from off in Gen.Choose(-1, 1) select limit + off,
        Gen.Choose(1, 70_000),
        Gen.Choose(1, 40));

    private static readonly Gen<ImageSize> Size = from width in Side from height in Side select new ImageSize(width, height);

    private static Arbitrary<(ImageSize Size, string Model, ImageDetail Detail)> Cases(string[] models) =>
        (from size in Size from model in Gen.Elements(models) from detail in Gen.Elements(Details) select (size, model, detail)).ToArbitrary();

    [Fact]
    public void Tiles_are_those_of_the_words() => Invariant.Holds(Size.ToArbitrary(), size =>
    {
        Assert.Equal(85 + (170 * NaiveImageCounts.Tiles(size.Width, size.Height, 768)), ImageRules.ForModel("gpt-4o").Count(size, ImageDetail.High).Tokens);
        Assert.Equal(65 + (129 * NaiveImageCounts.Tiles(size.Width, size.Height, 512)), ImageRules.ForModel("gpt-image-1").Count(size, ImageDetail.Low).Tokens);
    });

    /// <summary>But where less than a patch across would be left, of which the words make nothing at all.</summary>
    [Fact]
    public void Patches_are_those_of_the_words() => Invariant.Holds(Size.ToArbitrary(), size =>
    {
        foreach ((string model, int budget, int hundredths) in new[] { ("gpt-5-mini", 1536, 162), ("gpt-5.5", 2500, 120) })
        {
            int patches = NaiveImageCounts.Patches(size.Width, size.Height, budget) is > 0 and int some ? some : budget;
            Assert.Equal(((patches * hundredths) + 99) / 100, ImageRules.ForModel(model).Count(size, ImageDetail.High).Tokens);
        }
    });

    [Fact]
    public void A_picture_costs_the_same_turned() => Invariant.Holds(Cases([.. TileModels, .. PatchModels]), of =>
    {
        ImageRules rules = ImageRules.ForModel(of.Model);
        Assert.Equal(rules.Count(of.Size, of.Detail), rules.Count(new ImageSize(of.Size.Height, of.Size.Width), of.Detail));
    });

    [Fact]
    public void None_costs_more_than_the_most() => Invariant.Holds(Cases([.. TileModels, .. PatchModels, "gpt-6"]), of =>
    {
        ImageRules rules = ImageRules.ForModel(of.Model);
        ImageTokenCount most = rules.CountUnknownSize(of.Detail);
        if (rules.TryCount(of.Size, of.Detail, out ImageTokenCount count))
        {
            Assert.InRange(count.Tokens, most.Tokens - most.ErrorTokens, most.Tokens);
            Assert.True(count.ErrorTokens >= 0 && (!count.IsExact || count.ErrorTokens == 0));
        }
    });

    /// <summary>Of one shape, the larger picture costs no less by tiles: beyond their limits it becomes the same one.</summary>
    [Fact]
    public void Larger_costs_no_less_by_tiles() => Invariant.Holds(
        (from of in Cases(TileModels).Generator from times in Gen.Choose(2, 5) select (of.Size, of.Model, of.Detail, times)).ToArbitrary(), of =>
        {
            ImageRules rules = ImageRules.ForModel(of.Model);
            int larger = rules.Count(new ImageSize(of.Size.Width * of.times, of.Size.Height * of.times), of.Detail).Tokens;
            Assert.InRange(larger, rules.Count(of.Size, of.Detail).Tokens, int.MaxValue);
        });

    [Fact]
    public void Without_a_budget_each_pixel_more_costs_no_less() => Invariant.Holds(Size.ToArbitrary(), size =>
    {
        ImageRules rules = ImageRules.ForModel("gpt-6");
        if (rules.TryCount(size, ImageDetail.Original, out ImageTokenCount count) &&
            rules.TryCount(new ImageSize(size.Width + 1, size.Height), ImageDetail.Original, out ImageTokenCount wider))
        {
            Assert.InRange(wider.Tokens, count.Tokens, int.MaxValue);
        }
    });

    [Fact]
    public void Low_detail_costs_no_more_than_high() => Invariant.Holds(Cases([.. TileModels, .. PatchModels]), of =>
    {
        ImageRules rules = ImageRules.ForModel(of.Model);
        Assert.InRange(rules.Count(of.Size, ImageDetail.Low).Tokens, 1, rules.Count(of.Size, ImageDetail.High).Tokens);
    });

    [Fact]
    public void The_largest_sizes_do_not_overflow()
    {
        int[] sides = [1, 2, 31, 32, 33, 2048, int.MaxValue - 1, int.MaxValue];
        foreach (string model in TileModels.Concat(PatchModels))
        {
            ImageRules rules = ImageRules.ForModel(model);
            foreach ((int width, int height, ImageDetail detail) in from width in sides from height in sides from detail in Details select (width, height, detail))
            {
                Assert.InRange(rules.Count(new ImageSize(width, height), detail).Tokens, 1, rules.CountUnknownSize(detail).Tokens);
            }
        }
    }
}
