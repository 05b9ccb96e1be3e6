using System.Text;
using BytePair.Merging;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Tests.Building;

/// <summary>A vocabulary that is made of rules encodes as the rules say, on every rung of the ladder, proper or not.</summary>
public sealed class RuleProperties
{
    public static TheoryData<string> Rungs => new(InstructionSets.Available.Select(rung => rung.ToString()));

    [Theory, MemberData(nameof(Rungs))]
    public void A_piece_is_encoded_as_the_rules_say(string rung)
    {
        InstructionSet instructions = Enum.Parse<InstructionSet>(rung);
        Invariant.Holds(RandomVocabulary.Any, of =>
        {
            // Letters are one piece, however many there are.
            PieceEncoder encoder = new(Grammar.Of(GrammarKind.Cl100k), Grammar.Of(GrammarKind.Cl100k).CreatePretokenizer(instructions), of.Built);
            Assert.All(of.Pieces(30, 90), piece => Encodes(encoder, of, piece));
        });
    }

    [Theory, MemberData(nameof(Rungs))]
    public void Windows_of_any_size_give_what_the_rules_say(string rung) => Invariant.Holds(RandomVocabulary.Any, of =>
    {
        Merger merger = Merger.Create(of.Built, Enum.Parse<InstructionSet>(rung));
        Random random = new(of.Seed);
        foreach (string piece in of.Pieces(10, 150))
        {
            if (of.Rules.Merge(piece) is { } merged)
            {
                int small = 1 + random.Next(40);
                TokenList tokens = merger.Merge(RandomVocabulary.Bytes(piece), new WindowSizes(small, random.Next(Math.Min(small, ShortMerge.MaxLength)), 1 + random.Next(100), random.Next(40)));
                EveryShape.Same(merged, tokens.ToIds(of.Built, tokens.Count), $"'{piece}' in windows");
            }
        }
    });

    [Fact]
    public void Each_token_is_found_by_its_bytes_and_by_its_id() => Invariant.Holds(RandomVocabulary.Any, of =>
    {
        Assert.Equal(of.Rules.Ids.Values.Max() + 1, of.Built.IdCount);
        Assert.Equal(of.Rules.Ids.Keys.Max(token => token.Length), of.Built.MaxTokenLength);
        foreach ((string token, int id) in of.Rules.Ids)
        {
            Assert.Equal(id, of.Built.FindToken(RandomVocabulary.Bytes(token)));
            Assert.Equal(token, Encoding.Latin1.GetString(of.Built.GetBytes(id)));
            Assert.Equal(of.Rules.Encode(token) is [int whole] && whole == id, of.Built.Find(RandomVocabulary.Bytes(token)) == id);
        }

        Assert.All(Enumerable.Range(-1, of.Built.IdCount + 3).Except(of.Rules.Ids.Values), id => Assert.True(of.Built.GetBytes(id).IsEmpty));
        Assert.Equal(-1, of.Built.FindToken("no such token"u8));
    });

    private static void Encodes(PieceEncoder encoder, RandomVocabulary of, string piece)
    {
        byte[] bytes = RandomVocabulary.Bytes(piece);
        if (of.Rules.Encode(piece) is not { } expected)
        {
            Assert.Contains("no token", Assert.Throws<InvalidOperationException>(() => Count(encoder, bytes)).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(expected.Length, Count(encoder, bytes));
        ListSink ids = new(0);
        encoder.Encode(bytes, ref ids);
        EveryShape.Same(expected, ids.Ids, $"'{piece}'");
        ids.Dispose();
    }

    private static long Count(PieceEncoder encoder, byte[] bytes)
    {
        CountSink count = new();
        encoder.Encode(bytes, ref count);
        return count.Count;
    }
}
