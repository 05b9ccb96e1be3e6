using BytePair.Pretokenization;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Text;
using FsCheck;

namespace BytePair.Tests.Pretokenization;

/// <summary>
/// Every width of the scanner cuts where the oracle cuts. The ids alone wouldn't show it: where no token crosses a wrong cut
/// (after <c>'ſ</c>, say) they come out the same.
/// </summary>
public sealed class PieceProperties
{
    public static TheoryData<string, string> Scanners
    {
        get
        {
            TheoryData<string, string> scanners = [];
            foreach (InstructionSet instructions in InstructionSets.Available)
            {
                scanners.Add("r50k_base", instructions.ToString());
                scanners.Add("cl100k_base", instructions.ToString());
                scanners.Add("o200k_base", instructions.ToString());
            }

            return scanners;
        }
    }

    [Theory, MemberData(nameof(Scanners))]
    public void Pieces_end_where_the_oracles_pieces_end(string encoding, string instructions) => Agree(encoding, instructions, HostileText.Bytes);

    [Theory, MemberData(nameof(Scanners))]
    public void Pieces_of_every_class_next_to_every_other_end_where_the_oracles_do(string encoding, string instructions) =>
        Agree(encoding, instructions, ClassText.Bytes);

    /// <summary>What takes a class for a whole range of characters, or looks many up at once, holds for each of them.</summary>
    [Theory, MemberData(nameof(Scanners))]
    public void Every_character_among_its_like_and_among_any_is_cut_as_one_by_one(string encoding, string instructions)
    {
        int[] inOrder = [.. Enumerable.Range(0x80, 0x110000 - 0x80).Where(codePoint => codePoint is < 0xD800 or > 0xDFFF)];
        int[] shuffled = [.. inOrder];
        new Random(1).Shuffle(shuffled);
        foreach (int[] order in new[] { inOrder, shuffled })
        {
            byte[] text = System.Text.Encoding.UTF8.GetBytes(string.Concat(order.Select(codePoint => "a" + char.ConvertFromUtf32(codePoint))));
            Pretokenizer oneByOne = Grammar.Of(GrammarOf(encoding)).CreatePretokenizer(InstructionSet.Scalar);
            Pretokenizer pretokenizer = Grammar.Of(GrammarOf(encoding)).CreatePretokenizer(Enum.Parse<InstructionSet>(instructions));
            int[] expected = PieceEnds.Of(oneByOne, text);
            int[] actual = PieceEnds.Of(pretokenizer, text);
            Assert.Equal(expected.Length, expected.AsSpan().CommonPrefixLength(actual));
            Assert.Equal(expected.Length, actual.Length);
        }
    }

    private static void Agree(string encoding, string instructions, Arbitrary<HostileBytes> texts)
    {
        Pretokenizer pretokenizer = Grammar.Of(GrammarOf(encoding)).CreatePretokenizer(Enum.Parse<InstructionSet>(instructions));
        Alternative grammar = ReferenceEncoding.GrammarOf(EncodingRecord.All[encoding]);
        Invariant.Holds(texts, bytes => Assert.Equal(ReferencePieces.Ends(grammar, bytes.Value), PieceEnds.Of(pretokenizer, bytes.Value)), cases: 2000);
    }

    private static GrammarKind GrammarOf(string encoding) => encoding switch
    {
        "r50k_base" => GrammarKind.Gpt2,
        "cl100k_base" => GrammarKind.Cl100k,
        _ => GrammarKind.O200k,
    };
}
