using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Text;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>Patterns of published models that aren't among those of the other tests: known where they are one of a family, else cut as they say.</summary>
public sealed class PublishedPatternTests
{
    private const string Suffix = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?";
    private const string KimiHead = @"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]";
    private const string KimiTail = @"[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]";

    /// <summary>Kimi K2: o200k's with Han apart, and without slashes behind symbols.</summary>
    private const string Kimi =
        @"[\p{Han}]+|[^\r\n\p{L}\p{N}]?" + KimiHead + "*" + KimiTail + "+" + Suffix + @"|[^\r\n\p{L}\p{N}]?" + KimiHead + "+" + KimiTail + "*" + Suffix
        + @"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <summary>BLOOM: a class within a class, in which the parenthesis and the bar are characters.</summary>
    private const string Bloom = @" ?[^(\s|[.,!?…。，、।۔،])]+";

    [Theory]
    [InlineData("GLM 4", @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+", "Llama3")]
    [InlineData("Phi 4", @"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+", "Llama3")]
    [InlineData("Llama 4", ModelPatterns.O200k, "O200k")]
    [InlineData("GPT-NeoX", ModelPatterns.Gpt2, "Gpt2")]
    [InlineData("Qwen 3.5", ModelPatterns.Qwen35, "Qwen35")]
    public void Patterns_of_a_family_are_known(string model, string pattern, string kind) =>
        Assert.Equal($"{model}: {kind}", $"{model}: {KnownPatterns.Find(SplitStep.OfRegex(pattern, SplitBehavior.Isolated, isInverted: false).Pattern)}");

    [Theory]
    [InlineData(Kimi, "Hello世界abc's 々Ab!/\n12345", "Hello|世界|abc's| |々|Ab|!/\n|123|45")]
    [InlineData(Kimi, "文A文b Café漢", "文|A|文|b| Café|漢")]
    [InlineData(Kimi, "!⼀a ⼀", "!⼀|a| ⼀")]
    [InlineData(Bloom, "Hello, (world)|x", "Hello|, (|world|)||x")]
    [InlineData(Bloom, "a b\n\nc", "a| b|\n\n|c")]
    public void Examples(string pattern, string text, string expected)
    {
        Grammar grammar = PatternGrammars.Create(SplitStep.OfRegex(pattern, SplitBehavior.Isolated, isInverted: false));
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        int[] ends = PieceEnds.Of(grammar.CreatePretokenizer(InstructionSets.InUse), utf8);
        Assert.Equal(expected, string.Join('|', ends.Select((end, i) => System.Text.Encoding.UTF8.GetString(utf8[(i == 0 ? 0 : ends[i - 1])..end]))));
    }

    [Theory, InlineData(Kimi), InlineData(Bloom)]
    public void Others_are_cut_as_they_say(string pattern)
    {
        SplitStep[] steps = [SplitStep.OfTiktoken(pattern)];
        Pretokenizer pretokenizer = PatternGrammars.Create(steps).CreatePretokenizer(InstructionSets.InUse);
        Invariant.Holds(ClassText.Bytes, bytes =>
        {
            CodePoints text = new(bytes.Value);
            Assert.Equal(NaiveSplit.Ends(steps, text.Values).Select(end => text.ByteOffsets[end]), PieceEnds.Of(pretokenizer, bytes.Value));
        });
    }
}
