using System.Text;
using BytePair.Merging;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using BytePair.Vocabularies;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Merging;

/// <summary>Short merge = long merge = rescanning, on pieces that no pre-tokenizer would ever give too.</summary>
public sealed class MergeProperties
{
    public static TheoryData<string> Vocabularies => new("r50k_base", "p50k_base", "cl100k_base", "o200k_base");

    [Theory, MemberData(nameof(Vocabularies))]
    public void Short_merge_equals_rescanning(string name)
    {
        Vocabulary vocabulary = Vocabulary.OpenPrebuilt(name);
        using PairRanks pairs = new(vocabulary);
        Invariant.Holds(PiecesUpTo(ShortMerge.MaxLength), piece =>
        {
            int[] ids = new int[ShortMerge.MaxLength];
            int count = ShortMerge.Merge(vocabulary, pairs, piece.Value, ids);
            EveryShape.Same(Rescanned(name, piece.Value), ids.AsSpan(0, count), "short merge");
        });
    }

    /// <summary>Tiny windows, so that each piece has many seams, and most of them fall where a merge would cross.</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void Long_merge_equals_rescanning_whatever_its_windows(string name)
    {
        Vocabulary vocabulary = Vocabulary.OpenPrebuilt(name);
        using PairRanks pairs = new(vocabulary);
        var cases = (from piece in PiecesUpTo(250).Generator
                     from window in Gen.Choose(1, 40)
                     from overlap in Gen.Choose(0, 40)
                     select (piece, window, overlap)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            using TokenList tokens = new(16);
            LongMerge.Merge(vocabulary, pairs, of.piece.Value, tokens, of.window, of.overlap);
            EveryShape.Same(Rescanned(name, of.piece.Value), tokens.Ids, $"long merge of {of.piece} in windows of {of.window} and {of.overlap}");
        });
    }

    /// <summary>Pieces that need several windows of the real size.</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void Text_of_very_long_pieces_gives_the_oracles_ids(string name)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(name);
        ReferenceEncoding reference = ReferenceEncoding.For(name);
        Invariant.Holds(PiecesOf(2000, 4200), piece => EveryShape.Encodes(tokenizer, piece.Value, reference.Encode(piece.Value)), cases: 5);
    }

    private static int[] Rescanned(string name, byte[] piece) =>
        [.. RescanningMerge.Merge(Encoding.Latin1.GetString(piece), PublishedRanks.Of(name + ".tiktoken"))];

    private static Arbitrary<HostileBytes> PiecesUpTo(int longest) => PiecesOf(1, longest);

    /// <summary>Few different bytes make the most merges; a period that is no power of two makes their seams wander.</summary>
    private static Arbitrary<HostileBytes> PiecesOf(int shortest, int longest) => Arb.From(
        from alphabet in Gen.Elements("a", "ab", "aab", "aA", "abc", "the", "aeiounrst", " ", " \t", "\n", "\r\n", "0", "01", "=", "=-", "_.", "/", "é", "中文", "😀", "\u0301a", "ab cd\n", "abcdefghijklmnopqrstuvwxyz")
        from shuffled in Gen.Elements(true, false)
        from order in Gen.Choose(0, 1000).ArrayOf(longest)
        from length in Gen.Choose(shortest, longest)
        select new HostileBytes(Fill(EveryShape.Utf8(alphabet), shuffled ? order : null, length)),
        piece => Shrinking.Of(piece.Value).Where(fewer => fewer.Length >= shortest).Select(fewer => new HostileBytes(fewer)));

    private static byte[] Fill(byte[] alphabet, int[]? order, int length) =>
        [.. Enumerable.Range(0, length).Select(i => alphabet[(order?[i] ?? i) % alphabet.Length])];
}
