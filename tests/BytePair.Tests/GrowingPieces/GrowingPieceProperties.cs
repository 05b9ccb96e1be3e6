using System.Text;
using BytePair.Encodings;
using BytePair.GrowingPieces;
using BytePair.Merging;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using BytePair.Text;
using BytePair.Vocabularies;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.GrowingPieces;

/// <summary>A piece that grows has at each length the tokens that merging gives it there.</summary>
public sealed class GrowingPieceProperties
{
    private static readonly string[] Alphabets =
        ["a", "ab", "aab", "aA", "the", "aeiounrst", " ", " \t", "\n", "\r\n", "0", "01", "=", "=-", "é", "中文", "😀", "\u0301a", "ab cd\n", "abcdefghijklmnopqrstuvwxyz"];

    public static TheoryData<string> Vocabularies => new("r50k_base", "p50k_base", "cl100k_base", "o200k_base");

    [Theory, MemberData(nameof(Vocabularies))]
    public void Each_prefix_and_each_suffix_equals_rescanning(string name)
    {
        Vocabulary vocabulary = Open(name);
        Invariant.Holds(Pieces(60), piece => Equal(vocabulary, piece.Value, part => Rescanned(name, part)), cases: 200);
    }

    [Theory, MemberData(nameof(Vocabularies))]
    public void Each_prefix_and_each_suffix_of_longer_pieces_equals_merging(string name)
    {
        Vocabulary vocabulary = Open(name);
        Merger merger = Merger.Create(vocabulary, InstructionSets.InUse);
        Invariant.Holds(Pieces(600), piece => Equal(vocabulary, piece.Value, part => merger.Merge(part).Ranks.ToArray()), cases: 20);
    }

    /// <summary>A cut back and another continuation leave no trace.</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void A_piece_can_be_cut_back_and_grow_again(string name)
    {
        Vocabulary vocabulary = Open(name);
        var back = new GrowingPiece<AtBack>(vocabulary);
        var cases = (from first in Pieces(100).Generator
                     from second in Pieces(100).Generator
                     from kept in Gen.Choose(0, 100)
                     select (first, second, kept)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            back.CutTo(0);
            back.Add(of.first.Value);
            int kept = Math.Min(of.kept, of.first.Value.Length);
            back.CutTo(kept);
            back.Add(of.second.Value);
            var fresh = new GrowingPiece<AtBack>(vocabulary);
            fresh.Add([.. of.first.Value[..kept], .. of.second.Value]);
            Assert.Equal((fresh.Length, fresh.Count, fresh.OutermostAt(fresh.Length)), (back.Length, back.Count, back.OutermostAt(back.Length)));
        });
    }

    /// <summary>What the theory rests on.</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void Each_token_has_a_split_of_lower_ranks(string name)
    {
        Vocabulary vocabulary = Open(name);
        for (int id = 0; id < vocabulary.IdCount; id++)
        {
            int left = vocabulary.Splits.LeftOf(id);
            int right = vocabulary.Splits.RightOf(id);
            byte[] bytes = vocabulary.GetBytes(id).ToArray();
            Assert.Equal(bytes.Length, vocabulary.Splits.LengthOf(id));
            if (bytes.Length > 1)
            {
                Assert.True(left < id && right < id, $"Token {id} is made of {left} and {right}.");
                Assert.True(bytes.AsSpan().SequenceEqual([.. vocabulary.GetBytes(left), .. vocabulary.GetBytes(right)]));
            }
            else
            {
                Assert.Equal((id, id), (left, right));
            }
        }
    }

    [Fact]
    public void Growing_again_allocates_nothing()
    {
        var back = new GrowingPiece<AtBack>(Open("cl100k_base"));
        Random random = new(20250104);
        byte[] piece = [.. Enumerable.Range(0, 10_000).Select(_ => (byte)('a' + random.Next(26)))];
        back.Add(piece);
        long before = GC.GetAllocatedBytesForCurrentThread();
        back.CutTo(0);
        back.Add(piece);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        back.Clear();
    }

    private static void Equal(Vocabulary vocabulary, byte[] piece, Func<byte[], int[]> merge)
    {
        var back = new GrowingPiece<AtBack>(vocabulary);
        var front = new GrowingPiece<AtFront>(vocabulary);
        back.Add(piece);
        front.Add(piece);
        for (int length = 1; length <= piece.Length; length++)
        {
            int[] prefix = merge(piece[..length]);
            Assert.Equal((prefix.Length, prefix[^1]), (back.CountAt(length), back.OutermostAt(length)));
            int[] suffix = merge(piece[^length..]);
            Assert.Equal((suffix.Length, suffix[0]), (front.CountAt(length), front.OutermostAt(length)));
        }
    }

    private static int[] Rescanned(string name, byte[] piece) =>
        [.. RescanningMerge.Encode(Encoding.Latin1.GetString(piece), PublishedRanks.Of(name + ".tiktoken"))];

    private static Vocabulary Open(string name)
    {
        EncodingDefinition definition = BuiltInEncodings.Find(name)!;
        return Vocabulary.OpenPrebuilt(definition.Vocabulary, definition.IdLimit);
    }

    private static Arbitrary<HostileBytes> Pieces(int longest) => Arb.From(
        Gen.Frequency(
            (2, from alphabet in Gen.Elements(Alphabets)
                from shuffled in Gen.Elements(true, false)
                from order in Gen.Choose(0, 1000).ArrayOf(longest)
                from length in Gen.Choose(1, longest)
                select new HostileBytes(Fill(EveryShape.Utf8(alphabet), shuffled ? order : null, length))),
            (1, from bytes in HostileText.Bytes.Generator
                from length in Gen.Choose(1, longest)
                select new HostileBytes(bytes.Value.Length > length ? bytes.Value[..length] : bytes.Value))),
        piece => Shrinking.Of(piece.Value).Where(fewer => fewer.Length > 0).Select(fewer => new HostileBytes(fewer)));

    private static byte[] Fill(byte[] alphabet, int[]? order, int length) =>
        [.. Enumerable.Range(0, length).Select(i => alphabet[(order?[i] ?? i) % alphabet.Length])];
}
