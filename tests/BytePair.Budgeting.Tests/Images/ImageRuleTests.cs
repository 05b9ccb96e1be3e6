namespace BytePair.Budgeting.Tests.Images;

/// <summary>Known figures: those that OpenAI documents, and those that others have measured.</summary>
public sealed class ImageRuleTests
{
    [Theory]
    [InlineData("gpt-4o", 1024, 1024, ImageDetail.High, 765)]
    [InlineData("gpt-4o", 2048, 4096, ImageDetail.High, 1105)]
    [InlineData("gpt-4o", 4096, 8192, ImageDetail.Low, 85)]
    [InlineData("gpt-4o", 1, 1, ImageDetail.Auto, 255)]
    [InlineData("gpt-4o", 1, 1, ImageDetail.Low, 85)]
    [InlineData("gpt-4o-mini", 1, 1, ImageDetail.Auto, 8500)]
    [InlineData("gpt-4o-mini", 1, 1, ImageDetail.Low, 2833)]
    [InlineData("gpt-4o", 1126, 488, ImageDetail.Auto, 595)]
    [InlineData("gpt-4o-mini", 1126, 488, ImageDetail.Auto, 19834)]
    [InlineData("gpt-4.1", 1024, 1024, ImageDetail.High, 765)]
    [InlineData("gpt-4.5-preview", 1024, 1024, ImageDetail.High, 765)]
    [InlineData("gpt-4-turbo-2024-04-09", 1024, 1024, ImageDetail.High, 765)]
    [InlineData("o1", 1024, 1024, ImageDetail.High, 675)]
    [InlineData("o3", 1024, 1024, ImageDetail.High, 675)]
    [InlineData("computer-use-preview", 1024, 1024, ImageDetail.High, 581)]
    [InlineData("gpt-5", 1024, 1024, ImageDetail.High, 630)]
    [InlineData("gpt-5-chat-latest", 1024, 1024, ImageDetail.Low, 70)]
    [InlineData("gpt-image-1", 1024, 1024, ImageDetail.Low, 194)]
    [InlineData("gpt-image-1", 1024, 1024, ImageDetail.High, 4354)]
    [InlineData("gpt-image-1", 1024, 1536, ImageDetail.High, 6563)]
    [InlineData("gpt-4.1-mini", 1024, 1024, ImageDetail.High, 1659)]
    [InlineData("gpt-4.1-mini", 1800, 2400, ImageDetail.High, 2353)]
    [InlineData("gpt-5-nano", 1024, 1024, ImageDetail.Auto, 2520)]
    [InlineData("o4-mini-2025-04-16", 1024, 1024, ImageDetail.Original, 1762)]
    [InlineData("ft:gpt-4.1-mini:org::id", 1024, 1024, ImageDetail.High, 1659)]
    public void A_documented_figure(string model, int width, int height, ImageDetail detail, int tokens) =>
        Assert.Equal(tokens, ImageRules.ForModel(model).Count(new ImageSize(width, height), detail).Tokens);

    /// <summary>The three columns of the measurements: gpt-6 auto, gpt-6 high, gpt-5.5 auto.</summary>
    [Theory]
    [InlineData(256, 256, 77, 77, 77)]
    [InlineData(512, 512, 308, 308, 308)]
    [InlineData(768, 768, 692, 692, 692)]
    [InlineData(1024, 1024, 1229, 1229, 1229)]
    [InlineData(1280, 720, 1104, 1104, 1104)]
    [InlineData(1920, 1080, 2448, 2448, 2448)]
    [InlineData(2560, 1440, 4320, 2931, 4320)]
    [InlineData(3840, 2160, 9792, 2931, 9792)]
    [InlineData(4032, 3024, 14364, 2942, 11868)]
    public void A_measured_figure(int width, int height, int gpt6Auto, int gpt6High, int gpt55Auto)
    {
        ImageSize size = new(width, height);
        Assert.Equal(gpt6Auto, ImageRules.ForModel("gpt-6").Count(size).Tokens);
        Assert.Equal(gpt6High, ImageRules.ForModel("gpt-6").Count(size, ImageDetail.High).Tokens);
        Assert.Equal(gpt55Auto, ImageRules.ForModel("gpt-5.5").Count(size).Tokens);
        Assert.Equal(gpt55Auto, ImageRules.ForModel("gpt-5.5").Count(size, ImageDetail.Original).Tokens);
    }

    [Theory]
    [InlineData("gpt-5.4", ImageDetail.Auto, 2931)]
    [InlineData("gpt-5.4", ImageDetail.Original, 9792)]
    [InlineData("gpt-5.5", ImageDetail.Auto, 9792)]
    [InlineData("gpt-5.2", ImageDetail.Auto, 1810)]
    public void Models_differ_in_what_auto_means(string model, ImageDetail detail, int tokens) =>
        Assert.Equal(tokens, ImageRules.ForModel(model).Count(new ImageSize(3840, 2160), detail).Tokens);

    [Theory]
    [InlineData("gpt-4o", 1024, 1024, ImageDetail.High, true, 0)]
    [InlineData("gpt-4.1-mini", 1800, 2400, ImageDetail.High, true, 0)]
    [InlineData("gpt-6", 1920, 1080, ImageDetail.Auto, true, 0)]
    [InlineData("gpt-5.5", 2560, 1440, ImageDetail.High, false, 166)]    // 2765 if the longest side is limited to 2048 px
    [InlineData("gpt-5.2", 1024, 1024, ImageDetail.High, false, 205)]    // 1024 if the factor is 1
    [InlineData("gpt-5.1", 1024, 1024, ImageDetail.High, false, 0)]      // of gpt-5's family
    [InlineData("gpt-5-pro-2025-10-06", 1024, 1024, ImageDetail.High, false, 0)]
    [InlineData("gpt-6.2-sol", 1024, 1024, ImageDetail.High, false, 0)]
    [InlineData("gpt-5-mini", 256, 256, ImageDetail.Low, false, 312)]    // 415 if a small copy always has 256 patches
    [InlineData("gpt-image-1", 1100, 1024, ImageDetail.High, false, 2080)]
    public void What_is_not_sure_is_said(string model, int width, int height, ImageDetail detail, bool isExact, int error)
    {
        ImageTokenCount count = ImageRules.ForModel(model).Count(new ImageSize(width, height), detail);
        Assert.Equal((isExact, error), (count.IsExact, count.ErrorTokens));
    }

    [Theory]
    [InlineData("gpt-3.5-turbo")]
    [InlineData("gpt-4")]
    [InlineData("gpt-4-0613")]
    [InlineData("gpt-4-turbo-preview")]
    [InlineData("gpt-4o-audio-preview-2025-06-03")]
    [InlineData("o1-mini-2024-09-12")]
    [InlineData("o3-mini")]
    [InlineData("gpt-oss-20b")]
    [InlineData("gpt-5.3-codex-spark")]
    [InlineData("gpt-4ofoo")]
    [InlineData("")]
    [InlineData("ft:")]
    public void A_model_that_reads_no_pictures_is_refused(string model)
    {
        Assert.False(ImageRules.TryForModel(model, out _));
        Assert.Contains($"'{model}'", Assert.Throws<ArgumentException>(() => ImageRules.ForModel(model)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpt-5.9-comet", "gpt-6")]
    [InlineData("gpt-6.3", "gpt-6")]
    [InlineData("gpt-5.1-codex-max", "gpt-5.2")]
    [InlineData("gpt-5-codex-mini", "gpt-5-mini")]
    [InlineData("o3-deep-research-2025-06-26", "o3")]
    [InlineData("gpt-4o-search-preview", "gpt-4o")]
    [InlineData("gpt-4o-mini-search-preview", "gpt-4o-mini")]
    public void An_unknown_model_counts_as_its_family(string model, string relative)
    {
        ImageSize size = new(3000, 2000);
        Assert.Equal(ImageRules.ForModel(relative).Count(size).Tokens, ImageRules.ForModel(model).Count(size).Tokens);
        Assert.False(ImageRules.ForModel(model).IsExact);
    }

    [Theory]
    [InlineData(7680, 4320, ImageDetail.Auto, "30000 patches")]
    [InlineData(7680, 4320, ImageDetail.Original, "32400")]
    [InlineData(65_536, 1, ImageDetail.High, "65535 pixels")]
    [InlineData(1, 70_000, ImageDetail.Low, "65535 pixels")]
    public void What_the_model_rejects_is_refused(int width, int height, ImageDetail detail, string reason)
    {
        ImageRules rules = ImageRules.ForModel("gpt-6");
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => rules.Count(new ImageSize(width, height), detail)).Message, StringComparison.Ordinal);
        Assert.False(rules.TryCount(new ImageSize(width, height), detail, out _));
    }

    [Fact]
    public void What_it_only_scales_is_not()
    {
        Assert.True(ImageRules.ForModel("gpt-6").TryCount(new ImageSize(7680, 4320), ImageDetail.High, out ImageTokenCount count));
        Assert.Equal(2931, count.Tokens);
        Assert.True(ImageRules.ForModel("gpt-6").TryCount(new ImageSize(65_535, 448), ImageDetail.Auto, out count));
        Assert.Equal(34_407, count.Tokens);
        Assert.True(ImageRules.ForModel("gpt-5.5").TryCount(new ImageSize(100_000, 100_000), ImageDetail.Original, out _));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        ImageRules rules = ImageRules.ForModel("gpt-4o");
        Assert.Throws<ArgumentOutOfRangeException>(() => rules.Count(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => rules.Count(new ImageSize(1, 1), (ImageDetail)4));
        Assert.Throws<ArgumentOutOfRangeException>(() => rules.CountUnknownSize((ImageDetail)(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSize(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSize(1, -1));
        Assert.Throws<ArgumentNullException>(() => ImageRules.ForModel(null!));
        Assert.Throws<ArgumentNullException>(() => ImageRules.TryForModel(null!, out _));
    }

    [Theory]
    [InlineData("gpt-4o", ImageDetail.Low, 85, 0, true)]
    [InlineData("gpt-4o", ImageDetail.High, 1445, 1190, false)]
    [InlineData("gpt-5-mini", ImageDetail.High, 2489, 2487, false)]
    [InlineData("gpt-6", ImageDetail.Auto, 36_000, 35_998, false)]
    [InlineData("gpt-image-1", ImageDetail.High, 6821, 2467, false)]
    public void A_picture_of_unknown_size_counts_as_the_largest(string model, ImageDetail detail, int tokens, int error, bool isExact)
    {
        ImageTokenCount count = ImageRules.ForModel(model).CountUnknownSize(detail);
        Assert.Equal((tokens, error, isExact), (count.Tokens, count.ErrorTokens, count.IsExact));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(100, 1, 2)]
    [InlineData(101, 2, 3)]
    [InlineData(60_000, 600, 1200)]
    public void Speech_costs_by_its_length(int milliseconds, long user, long assistant)
    {
        var duration = TimeSpan.FromMilliseconds(milliseconds);
        Assert.Equal((user, assistant), (AudioTokens.OfUser(duration), AudioTokens.OfAssistant(duration)));
    }

    [Fact]
    public void Speech_of_any_length_is_counted()
    {
        Assert.Equal(9_223_372_036_855, AudioTokens.OfUser(TimeSpan.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => AudioTokens.OfAssistant(TimeSpan.FromTicks(-1)));
    }
}
