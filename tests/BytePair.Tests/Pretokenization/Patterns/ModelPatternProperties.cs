using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Text;
using FsCheck;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>The scanners of the known patterns in every width, and the engine for any pattern, cut where the pattern's very text does.</summary>
public sealed class ModelPatternProperties
{
    public static TheoryData<string, string> Scanners
    {
        get
        {
            TheoryData<string, string> scanners = [];
            foreach (string model in ModelPatterns.All.Keys)
            {
                foreach (InstructionSet instructions in InstructionSets.Available)
                {
                    scanners.Add(model, instructions.ToString());
                }
            }

            return scanners;
        }
    }

    public static TheoryData<string> Models => [.. ModelPatterns.All.Keys];

    [Theory, MemberData(nameof(Scanners))]
    public void Scanners_cut_as_the_pattern_says(string model, string instructions)
    {
        Pretokenizer pretokenizer = Grammar.Of(Enum.Parse<GrammarKind>(model)).CreatePretokenizer(Enum.Parse<InstructionSet>(instructions));
        Agree(model, pretokenizer, HostileText.Bytes);
        Agree(model, pretokenizer, ClassText.Bytes);
    }

    [Theory, MemberData(nameof(Models))]
    public void The_engine_cuts_as_the_pattern_says(string model)
    {
        Pretokenizer pretokenizer = new PatternGrammar([SplitStep.OfTiktoken(ModelPatterns.All[model])]).CreatePretokenizer(InstructionSet.Scalar);
        Agree(model, pretokenizer, HostileText.Bytes);
        Agree(model, pretokenizer, ClassText.Bytes);
    }

    [Fact]
    public void Steps_cut_as_the_pattern_that_is_made_of_them()
    {
        Grammar grammar = new PatternGrammar([SplitStep.OfDigits(areIndividual: true), SplitStep.OfByteLevel()]);
        Agree(nameof(GrammarKind.StarCoder), grammar.CreatePretokenizer(InstructionSet.Scalar), HostileText.Bytes);
    }

    [Theory, MemberData(nameof(Scanners))]
    public void Every_character_is_cut_as_one_by_one(string model, string instructions)
    {
        int[] order = [.. Enumerable.Range(0x80, 0x110000 - 0x80).Where(codePoint => codePoint is < 0xD800 or > 0xDFFF)];
        new Random(1).Shuffle(order);
        byte[] text = System.Text.Encoding.UTF8.GetBytes(string.Concat(order.Select(codePoint => "a" + char.ConvertFromUtf32(codePoint) + (codePoint % 3 == 0 ? " " : string.Empty))));
        Grammar engine = new PatternGrammar([SplitStep.OfTiktoken(ModelPatterns.All[model])]);
        int[] expected = PieceEnds.Of(engine.CreatePretokenizer(InstructionSet.Scalar), text);
        int[] actual = PieceEnds.Of(Grammar.Of(Enum.Parse<GrammarKind>(model)).CreatePretokenizer(Enum.Parse<InstructionSet>(instructions)), text);
        Assert.Equal(expected.Length, expected.AsSpan().CommonPrefixLength(actual));
        Assert.Equal(expected.Length, actual.Length);
    }

    private static void Agree(string model, Pretokenizer pretokenizer, Arbitrary<HostileBytes> texts)
    {
        PatternInterpreter oracle = new(ModelPatterns.All[model]);
        Invariant.Holds(texts, bytes => Assert.Equal(ReferencePieces.Ends(oracle.EndOfPiece, bytes.Value), PieceEnds.Of(pretokenizer, bytes.Value)));
    }
}
