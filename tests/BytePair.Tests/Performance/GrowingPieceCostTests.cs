using BytePair.GrowingPieces;
using BytePair.Vocabularies;

namespace BytePair.Tests.Performance;

/// <summary>Counted, not timed: what a byte costs a growing piece is bounded on any input, also where all of it is one piece.</summary>
public sealed class GrowingPieceCostTests
{
    private const int Size = 1 << 16;

    /// <summary>Tokens are made in at most 10 steps on either side: so many merges, each asked for along so many tokens. 64 is the most that was counted.</summary>
    private const int MostQuestionsPerByte = 100;

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string name in new[] { "p50k_base", "cl100k_base", "o200k_base" })
            {
                foreach (string input in WorstInputs.All.Keys)
                {
                    cases.Add(name, input);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_byte_costs_a_bounded_number_of_questions(string name, string input)
    {
        Vocabulary vocabulary = Vocabulary.OpenPrebuilt(name);
        byte[] piece = WorstInputs.All[input](Size);
        var back = new GrowingPiece<AtBack>(vocabulary);
        var front = new GrowingPiece<AtFront>(vocabulary);
        back.Add(piece);
        front.Add(piece);
        Assert.InRange(back.Questions, 1, MostQuestionsPerByte * Size);
        Assert.InRange(front.Questions, 1, MostQuestionsPerByte * Size);
        Assert.Equal(back.Count, front.Count);
        back.Clear();
        front.Clear();
    }
}
