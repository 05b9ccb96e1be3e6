using System.Text;
using BytePair.Tests.Properties;
using BytePair.Training;

namespace BytePair.Tests.Training;

/// <summary>A table of counts is a dictionary.</summary>
public sealed class PieceCountsProperties
{
    [Fact]
    public void Counts_are_those_of_a_dictionary() => Invariant.Holds(HostileText.Bytes, text =>
    {
        Dictionary<string, long> expected = [];
        PieceCounts counts = new();
        PieceCounts others = new();
        Random random = new(text.Value.Length);
        for (int i = 0; i < 300 && text.Value.Length > 0; i++)
        {
            int start = random.Next(text.Value.Length);
            byte[] piece = text.Value[start..random.Next(start + 1, Math.Min(start + 20, text.Value.Length) + 1)];
            string key = Convert.ToHexString(piece);
            expected[key] = expected.GetValueOrDefault(key) + i + 1;
            (i % 2 == 0 ? counts : others).Add(piece, i + 1);
        }

        counts.AddAll(others);
        Assert.Equal(expected, CorpusReaderProperties.Contents(counts));
    });

    [Fact]
    public void Many_pieces_make_it_grow()
    {
        PieceCounts counts = new();
        for (int i = 0; i < 100_000; i++)
        {
            counts.Add(Encoding.ASCII.GetBytes($"{i}-{i % 1000}"), 1 + (i % 3));
        }

        Assert.Equal(100_000, counts.Count);
        Assert.Equal(100_000, CorpusReaderProperties.Contents(counts).Count);
    }

    [Theory]
    [InlineData(100, 6)]
    [InlineData(6, 6)]
    [InlineData(5, 3)]
    [InlineData(3, 3)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    public void The_rarest_are_forgotten_together(long limit, int left)
    {
        PieceCounts counts = new();
        counts.Add("often"u8, 9);
        counts.Add("less"u8, 5);
        counts.Add("also less"u8, 5);
        counts.Add("a"u8, 1);
        counts.Add("b"u8, 1);
        counts.Add("c"u8, 1);
        Dictionary<string, long> kept = CorpusReaderProperties.Contents(counts.WithoutRarest(limit));
        Assert.Equal(left, kept.Count);
        Assert.Equal(9, kept[Convert.ToHexString("often"u8)]);
    }
}
