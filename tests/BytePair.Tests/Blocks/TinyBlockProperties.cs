using System.Text;
using BytePair.Blocks;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Segments;
using BytePair.Sinks;
using BytePair.Special;
using BytePair.Tests.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using BytePair.Text;
using BytePair.Vocabularies;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Blocks;

/// <summary>With blocks of a few bytes, and pieces taken for endless at a few more, every text goes the ways that long ones go.</summary>
public sealed class TinyBlockProperties
{
    [Theory, EachGrammar]
    public void Tiny_blocks_equal_the_whole(string grammar) => BlocksEqualTheWhole(Grammar.Of(Enum.Parse<GrammarKind>(grammar)));

    [Theory, EachGrammar]
    public void So_they_do_by_a_pattern(string grammar) => BlocksEqualTheWhole(new PatternGrammar([SplitStep.OfTiktoken(ModelPatterns.All[grammar])]));

    [Fact]
    public void So_they_do_by_steps_that_are_known() => BlocksEqualTheWhole(PatternGrammars.Create(ModelPatterns.DeepSeek));

    [Fact]
    public void So_they_do_by_patterns_that_only_cut_whole_texts() =>
        BlocksEqualTheWhole(PatternGrammars.Create(SplitStep.OfRegex(@"\p{N}{1,3}|[a-c]{1,2}", SplitBehavior.Isolated, isInverted: false), SplitStep.OfByteLevel(), SplitStep.OfRegex("[a1]", SplitBehavior.Isolated, isInverted: false)));

    private static void BlocksEqualTheWhole(Grammar grammar)
    {
        var vocabulary = Vocabulary.OpenPrebuilt("o200k_base");
        PieceEncoder pieces = new(grammar, grammar.CreatePretokenizer(InstructionSets.InUse), vocabulary);
        TextEncoder encoder = new(pieces, vocabulary.MaxTokenLength, TextShape.Unchanged);
        SpecialTokenSet tokens = new([new("<|end|>", 500_000), new("<|endoftext|>", 500_001)]);
        SpecialRules rules = tokens.RulesFor(SpecialTokenHandling.Recognize)!;
        Gen<string> special = Gen.Elements("<|end|>", "<|endoftext|>", "<|endof", "|>");
        Gen<string> run = from part in Gen.Elements("a", "A", " ", "\n", "é", "文", "😀", "=", "\u0301")
                          from length in Gen.Choose(1, 300)
                          select string.Concat(Enumerable.Repeat(part, length));
        var cases = (from parts in Gen.Frequency((3, HostileText.Any.Generator.Resize(30).Select(text => text.Value)), (1, special), (2, run)).ArrayOf().Resize(8)
                     from blockLength in Gen.Choose(16, 100)
                     from endlessLength in Gen.Choose(40, 400)
                     from readLength in Gen.Choose(1, 50)
                     from recognised in Gen.Elements(true, false)
                     select (text: string.Concat(parts), blockLength, endlessLength, readLength, recognised)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            byte[] utf8Text = EveryShape.Utf8(of.text);
            SpecialRules? asked = of.recognised ? rules : null;
            ListSink whole = new(0);
            ListSink inBlocks = new(0);
            encoder.Encode(utf8Text, asked, ref whole);
            encoder.Encode(new StreamSource(new OddReadsStream(utf8Text, of.readLength)), asked, ref inBlocks, of.blockLength, of.endlessLength);
            EveryShape.Same(whole.ToArray(), inBlocks.ToArray(), "A stream in tiny blocks");

            ListSink fromReader = new(0);
            using ReaderSource reader = new(new OddReadsReader(of.text, of.readLength));
            encoder.Encode(reader, asked, ref fromReader, of.blockLength, of.endlessLength);
            EveryShape.Same(whole.ToArray(), fromReader.ToArray(), "A reader in tiny blocks");
        }, cases: 1000);
    }
}
