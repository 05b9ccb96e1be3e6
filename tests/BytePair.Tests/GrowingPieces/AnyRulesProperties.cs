using BytePair.GrowingPieces;
using BytePair.Tests.Building;
using BytePair.Tests.Properties;

namespace BytePair.Tests.GrowingPieces;

/// <summary>A piece that grows has at each length the number of tokens that the rules say, proper or not; or an error, where a byte is missing.</summary>
public sealed class AnyRulesProperties
{
    [Fact]
    public void Each_prefix_and_each_suffix_is_counted_as_the_rules_say() => Invariant.Holds(RandomVocabulary.Any, of =>
    {
        GrowingPiece<AtBack> back = new(of.Built);
        GrowingPiece<AtFront> front = new(of.Built);
        Random random = new(of.Seed);
        foreach (string piece in of.Pieces(6, 50))
        {
            // A cut back leaves no trace.
            int kept = random.Next(Math.Min(back.Length, 4) + 1);
            back.CutTo(0);
            front.CutTo(0);
            back.Add(RandomVocabulary.Bytes(piece[..(piece.Length / 2)] + "ab"));
            back.CutTo(Math.Min(kept, piece.Length / 2));
            back.Add(RandomVocabulary.Bytes(piece).AsSpan(back.Length));
            front.Add(RandomVocabulary.Bytes(piece));
            for (int length = 1; length <= piece.Length; length++)
            {
                Assert.Equal(of.Rules.Encode(piece[..length])?.Length, CountOrNull(() => back.CountAt(length)));
                Assert.Equal(of.Rules.Encode(piece[^length..])?.Length, CountOrNull(() => front.CountAt(length)));
            }
        }
    }, cases: 300);

    private static int? CountOrNull(Func<int> count)
    {
        try
        {
            return count();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
