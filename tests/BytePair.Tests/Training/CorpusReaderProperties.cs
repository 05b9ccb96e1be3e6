using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Special;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using BytePair.Text;
using BytePair.Training;

namespace BytePair.Tests.Training;

/// <summary>In blocks that are much too small, texts have the pieces that they have as a whole.</summary>
public sealed class CorpusReaderProperties
{
    private const string Mark = "<|mark|>";

    /// <summary>Scanners that know safe cuts; a pattern that doesn't; and steps that may cut the rest of a text otherwise.</summary>
    public static TheoryData<string> Grammars => new("cl100k", "o200k", "pattern", "steps");

    [Theory, MemberData(nameof(Grammars))]
    public void Blocks_have_the_pieces_of_whole_texts(string name)
    {
        Grammar grammar = GrammarOf(name);
        Pretokenizer pretokenizer = grammar.CreatePretokenizer(InstructionSets.InUse);
        SpecialTokenFinder specials = new([Mark]);
        Invariant.Holds(
            HostileText.Any,
            text =>
            {
                string marked = text.Value + text.Value + Mark + text.Value + "<|ma" + Mark + Mark + text.Value + text.Value + "<|mark";
                Dictionary<string, long> expected = [];
                foreach (string part in marked.Split(Mark))
                {
                    AddPieces(expected, pretokenizer, EveryShape.Utf8(part));
                }

                PieceCountingTeam team = new(() => new PieceCounter(pretokenizer, grammar.CanBeginAnywhere, int.MaxValue), 2, long.MaxValue, blockLength: 16);
                CorpusReader reader = new(grammar, pretokenizer, specials, team, progress: null, CorpusReader.UsualMaxLength);
                reader.Read(marked.AsSpan(), default);
                reader.Read(EveryShape.Utf8(marked).AsSpan(), default);
                reader.Finish();
                Assert.Equal(expected.ToDictionary(pair => pair.Key, pair => 2 * pair.Value), Contents(team.Collect()));
            },
            cases: 300);
    }

    [Fact]
    public void A_text_without_any_cut_is_cut_all_the_same()
    {
        Grammar grammar = GrammarOf("cl100k");
        Pretokenizer pretokenizer = grammar.CreatePretokenizer(InstructionSets.InUse);
        PieceCountingTeam team = new(() => new PieceCounter(pretokenizer, canBeginAnywhere: true, int.MaxValue), 1, long.MaxValue, blockLength: 64);
        CorpusReader reader = new(grammar, pretokenizer, new SpecialTokenFinder([]), team, progress: null, maxLength: 256);
        reader.Read(new string('é', 1000).AsSpan(), default);
        reader.Finish();
        Dictionary<string, long> counts = Contents(team.Collect());
        Assert.Equal(2000, counts.Sum(pair => pair.Value * pair.Key.Length / 2));
        Assert.All(counts.Keys, piece => Assert.InRange(piece.Length / 2, 2, 256));
        Assert.All(counts.Keys, piece => Assert.DoesNotContain("\uFFFD", System.Text.Encoding.UTF8.GetString(Convert.FromHexString(piece)), StringComparison.Ordinal));
    }

    [Fact]
    public void A_very_long_piece_is_learnt_from_in_parts()
    {
        BpeTrainer trainer = new(BpePatterns.Cl100k);
        trainer.AddText(new string('é', 12_800));
        TrainedVocabulary vocabulary = trainer.Train(1000);
        Assert.Equal(256 + 7, vocabulary.Count);
        Assert.Equal(128, vocabulary.GetTokenBytes(vocabulary.Count - 1).Length);
    }

    internal static Dictionary<string, long> Contents(PieceCounts counts)
    {
        Dictionary<string, long> contents = [];
        Span<byte> scratch = stackalloc byte[8];
        for (int slot = 0; slot < counts.SlotCount; slot++)
        {
            if (counts.TryGet(slot, scratch, out ReadOnlySpan<byte> piece, out long times))
            {
                contents.Add(Convert.ToHexString(piece), times);
            }
        }

        Assert.Equal(contents.Count, counts.Count);
        Assert.Equal(contents.Keys.Sum(piece => (long)piece.Length / 2), counts.TotalLength);
        return contents;
    }

    private static Grammar GrammarOf(string name) => name switch
    {
        "cl100k" => Grammar.Of(GrammarKind.Cl100k),
        "o200k" => Grammar.Of(GrammarKind.O200k),
        "pattern" => PatternGrammars.OfTiktoken(@"\p{L}+|\p{N}{1,2}|\s+(?!\S)|\s|[^\s\p{L}\p{N}]{1,5}$|."),
        _ => PatternGrammars.Create(SplitStep.OfTiktoken(@"\p{N}{1,3}"), SplitStep.OfTiktoken(@"\p{L}+|\s+|[^\p{L}\s]{2}")),
    };

    private static void AddPieces(Dictionary<string, long> counts, Pretokenizer pretokenizer, byte[] text)
    {
        int[] ends = new int[text.Length + Pretokenizer.LeastRoom];
        int count = pretokenizer.FindEnds(text, 0, ends);
        for (int i = 0; i < count; i++)
        {
            string piece = Convert.ToHexString(text[(i == 0 ? 0 : ends[i - 1])..ends[i]]);
            counts[piece] = counts.GetValueOrDefault(piece) + 1;
        }
    }
}
