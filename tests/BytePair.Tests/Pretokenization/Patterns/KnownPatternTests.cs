using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Tests.Reference;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>A known pattern is known in every spelling that means the same, and in none that doesn't.</summary>
public sealed class KnownPatternTests
{
    [Theory]
    [InlineData(ModelPatterns.Gpt2, "Gpt2")]
    [InlineData(@"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s", "Gpt2")]
    [InlineData(ModelPatterns.Cl100k, "Cl100k")]
    [InlineData(ModelPatterns.Llama3, "Llama3")]
    [InlineData(@"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{Letter}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\n\r]{0,}|\s{0,}[\r\n]{1,}|\s+(?!\S)|(?:\s+)", "Llama3")]
    [InlineData(ModelPatterns.Qwen2, "Qwen2")]
    [InlineData(@"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}{1}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+", "Qwen2")]
    [InlineData(ModelPatterns.Qwen35, "Qwen35")]
    [InlineData(ModelPatterns.O200k, "O200k")]
    [InlineData(ModelPatterns.Tekken, "Tekken")]
    public void Spellings_of_known_patterns_are_known(string pattern, string kind) =>
        Assert.Equal(kind, KnownPatterns.Find(PatternParser.Parse(pattern, PatternDialect.Tiktoken)).ToString());

    /// <summary>What is told by its very text is told to be what its form says, in both dialects.</summary>
    [Theory]
    [InlineData(KnownSpellings.Gpt2, ModelPatterns.Gpt2)]
    [InlineData(KnownSpellings.Llama3, ModelPatterns.Llama3)]
    [InlineData(KnownSpellings.Qwen2, ModelPatterns.Qwen2)]
    [InlineData(KnownSpellings.Qwen35, ModelPatterns.Qwen35)]
    [InlineData(KnownSpellings.O200k, ModelPatterns.O200k)]
    [InlineData(KnownSpellings.Tekken, ModelPatterns.Tekken)]
    public void Usual_spellings_are_told_without_parsing(string spelling, string published)
    {
        Assert.Equal(published, spelling);
        Assert.NotNull(KnownSpellings.Find(spelling));
        Assert.Equal(KnownSpellings.Find(spelling), KnownPatterns.Find(PatternParser.Parse(spelling, PatternDialect.Tiktoken)));
        Assert.Equal(KnownSpellings.Find(spelling), KnownPatterns.Find(PatternParser.Parse(spelling, PatternDialect.HuggingFace)));
    }

    [Theory, MemberData(nameof(Encodings))]
    public void The_published_patterns_of_the_encodings_are_known(string pattern) =>
        Assert.NotNull(KnownPatterns.Find(PatternParser.Parse(pattern, PatternDialect.Tiktoken)));

    [Theory]
    [InlineData(@"(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
    [InlineData(@"[^\r\n\p{L}\p{N}]?\p{L}+|(?i:'s|'t|'re|'ve|'m|'ll|'d)|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
    [InlineData(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)")]
    [InlineData(@"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
    [InlineData("")]
    public void Patterns_that_differ_are_not(string pattern) => Assert.Null(KnownPatterns.Find(PatternParser.Parse(pattern, PatternDialect.HuggingFace)));

    [Fact]
    public void Digits_and_then_gpt2_is_known() => Assert.Equal(
        Grammar.Of(GrammarKind.StarCoder).Rules, PatternGrammars.Create(SplitStep.OfDigits(areIndividual: true), SplitStep.OfByteLevel()).Rules);

    public static TheoryData<string> Encodings => [.. EncodingRecord.All.Values.Select(record => record.Pattern).Distinct()];
}
