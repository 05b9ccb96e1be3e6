using System.Text;
using BytePair.Blocks;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Segments;
using BytePair.Sinks;
using BytePair.Special;
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
    private static readonly Dictionary<string, GrammarKind> Grammars = new()
    {
        ["r50k_base"] = GrammarKind.Gpt2,
        ["cl100k_base"] = GrammarKind.Cl100k,
        ["o200k_base"] = GrammarKind.O200k,
    };

    [Theory]
    [InlineData("r50k_base")]
    [InlineData("cl100k_base")]
    [InlineData("o200k_base")]
    public void Tiny_blocks_equal_the_whole(string encoding)
    {
        var vocabulary = Vocabulary.OpenPrebuilt(encoding == "r50k_base" ? "p50k_base" : encoding);
        var grammar = Grammar.Of(Grammars[encoding]);
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
        }, cases: 3000);
    }
}
