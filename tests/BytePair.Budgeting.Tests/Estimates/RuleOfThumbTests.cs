using System.Globalization;
using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Estimates;

/// <summary>The rule of thumb is as wrong as is said, and no figure of it is one that nobody measured.</summary>
public sealed class RuleOfThumbTests
{
    [SharedFact]
    public void The_stated_errors_are_those_measured()
    {
        Dictionary<TextKind, List<string>> samples = CorpusSamples.Read();
        Assert.Equal(RuleOfThumb.Errors.Select(Stated), RuleOfThumb.Errors.Select(error => Measured(samples[error.Kind], error)));
    }

    [Fact]
    public void Every_kind_has_its_errors_in_both_encodings_by_both_rules()
    {
        Assert.Equal(Enum.GetValues<TextKind>().Length * 4, RuleOfThumb.Errors.Count);
        Assert.Equal(RuleOfThumb.Errors.Count, RuleOfThumb.Errors.Select(error => (error.Kind, error.EncodingName, error.IsByWords)).Distinct().Count());
        Assert.All(RuleOfThumb.Errors, error => Assert.True(error.LowFactor <= error.MedianFactor && error.MedianFactor <= error.HighFactor && error.SampleCount >= 30));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 2)]
    [InlineData(3, 1, 4)]
    [InlineData(4, 1, 6)]
    [InlineData(5, 2, 7)]
    [InlineData(3_000_000_000, 750_000_000, 4_000_000_000)]
    public void The_rule_is_that_of_every_tutorial(long length, long byChars, long byWords)
    {
        Assert.Equal(byChars, RuleOfThumb.TokensOfChars(length));
        Assert.Equal(byWords, RuleOfThumb.TokensOfWords(length));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("  \n", 0)]
    [InlineData("Hello, my world!", 3)]
    [InlineData("\tone\u00A0two\u3000three\u2028four ", 4)]
    [InlineData("zero\u200Bwidth", 1)]
    public void Words_stand_between_white_space(string text, long words) => Assert.Equal(words, RuleOfThumb.CountWords(text));

    [Fact]
    public void An_estimate_is_the_rule_times_what_was_measured()
    {
        RuleOfThumbError error = RuleOfThumb.Errors.Single(error => error is { Kind: TextKind.Greek, EncodingName: "o200k_base", IsByWords: false });
        TokenEstimate estimate = RuleOfThumb.Estimate(40_000, TextKind.Greek, "o200k_harmony");
        Assert.Equal(10_000 * error.LowFactor, estimate.Low, 1.0);
        Assert.Equal(10_000 * error.MedianFactor, estimate.Tokens, 1.0);
        Assert.Equal(10_000 * error.HighFactor, estimate.High, 1.0);
        Assert.Equal(default, RuleOfThumb.EstimateFromWords(0, TextKind.Code, "cl100k_base"));
        Assert.Equal(long.MaxValue, RuleOfThumb.Estimate(long.MaxValue, TextKind.Chinese, "cl100k_base").High);
    }

    [Fact]
    public void What_can_not_be_estimated_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleOfThumb.TokensOfChars(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleOfThumb.TokensOfWords(-1));
        Assert.Throws<OverflowException>(() => RuleOfThumb.TokensOfWords(long.MaxValue));
        Assert.Throws<ArgumentNullException>(() => RuleOfThumb.Estimate(1, TextKind.English, null!));
        Assert.Contains("p50k_base", Assert.Throws<ArgumentException>(() => RuleOfThumb.Estimate(1, TextKind.English, "p50k_base")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleOfThumb.Estimate(1, (TextKind)99, "o200k_base"));
    }

    private static string Measured(List<string> samples, RuleOfThumbError error)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(error.EncodingName);
        double[] factors = [.. samples.Select(sample => tokenizer.CountTokens(sample) / (double)ByRule(sample, error.IsByWords)).Order()];
        int twentieth = factors.Length / 20;
        return Row(error, samples.Count, factors[twentieth], factors[factors.Length / 2], factors[^(twentieth + 1)]);
    }

    private static long ByRule(string sample, bool byWords) =>
        byWords ? RuleOfThumb.TokensOfWords(RuleOfThumb.CountWords(sample)) : RuleOfThumb.TokensOfChars(sample.Length);

    private static string Stated(RuleOfThumbError error) => Row(error, error.SampleCount, error.LowFactor, error.MedianFactor, error.HighFactor);

    private static string Row(RuleOfThumbError error, int samples, double low, double median, double high) => string.Create(
        CultureInfo.InvariantCulture, $"{error.Kind}, {samples} samples, {error.EncodingName}, {(error.IsByWords ? "words" : "chars")}: {low:0.00}, {median:0.00}, {high:0.00}");
}
