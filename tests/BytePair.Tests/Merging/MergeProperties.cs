using System.Text;
using BytePair.Encodings;
using BytePair.Merging;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using BytePair.Text;
using BytePair.Vocabularies;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Merging;

/// <summary>Merging on every rung of the ladder, short and in windows, is rescanning, on pieces that no pre-tokenizer would ever give too.</summary>
public sealed class MergeProperties
{
    public static TheoryData<string> Vocabularies => new("r50k_base", "p50k_base", "cl100k_base", "o200k_base");

    public static TheoryData<string, string> Rungs
    {
        get
        {
            TheoryData<string, string> rungs = [];
            foreach (string name in new[] { "r50k_base", "p50k_base", "cl100k_base", "o200k_base" })
            {
                foreach (InstructionSet rung in InstructionSets.Available)
                {
                    rungs.Add(name, rung.ToString());
                }
            }

            return rungs;
        }
    }

    [Theory, MemberData(nameof(Rungs))]
    public void Merging_equals_rescanning(string name, string rung)
    {
        Merger merger = MergerOf(name, rung);
        Invariant.Holds(PiecesUpTo(128), piece => Merges(merger, name, piece.Value));
    }

    /// <summary>Around the longest that has a lane for each byte, around the usual windows, and all between.</summary>
    [Theory, MemberData(nameof(Rungs))]
    public void Merging_equals_rescanning_at_every_length(string name, string rung)
    {
        Merger merger = MergerOf(name, rung);
        byte[] prose = EveryShape.Utf8("thequickbrownfoxjumpsoverthelazydogunderstandablyинтернационализация汉字编码测试    \n\n\n\nAAAAaaaa0000====");
        Random random = new(20250102);
        for (int length = 1; length <= 3 * ShortMerge.MaxLength + 2; length++)
        {
            for (int start = 0; start + length <= prose.Length; start += 7)
            {
                Merges(merger, name, prose.AsSpan(start, length).ToArray());
            }

            Merges(merger, name, [.. Enumerable.Repeat((byte)' ', length)]);
            Merges(merger, name, [.. Enumerable.Range(0, length).Select(_ => (byte)('a' + random.Next(26)))]);
            Merges(merger, name, [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(256))]);
        }
    }

    /// <summary>Any number of pieces at once, those of half the lanes and of all.</summary>
    [Theory, MemberData(nameof(Rungs))]
    public unsafe void Merging_in_turns_equals_rescanning(string name, string rung)
    {
        Merger merger = MergerOf(name, rung);
        foreach (int longest in new[] { ShortMerge.HalfLength, ShortMerge.MaxLength })
        {
            Invariant.Holds(PiecesUpTo(longest).Generator.ListOf().Where(pieces => pieces.Count <= 64).ToArbitrary(), pieces => InTurns(merger, name, [.. pieces.Select(piece => piece.Value)], longest));
        }
    }

    /// <summary>A few sweeps and a heap for the rest, whatever the number of sweeps comes to, is rescanning.</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void Sweeps_and_heap_equal_rescanning(string name)
    {
        HeapMerge merge = new(Open(name));
        TokenList tokens = new();
        Invariant.Holds(PiecesUpTo(300), piece =>
        {
            tokens.CutTo(0);
            merge.Merge(piece.Value, tokens);
            EveryShape.Same(Rescanned(name, piece.Value), tokens.Ranks, $"sweeps of {piece}");
        });
    }

    /// <summary>Tiny windows, so that each piece has many seams, and most of them fall where a merge would cross.</summary>
    [Theory, MemberData(nameof(Rungs))]
    public void Merging_equals_rescanning_whatever_its_windows(string name, string rung)
    {
        Merger merger = MergerOf(name, rung);
        var cases = (from piece in PiecesUpTo(250).Generator
                     from small in Gen.Choose(1, 40)
                     from shared in Gen.Choose(0, Math.Min(small, ShortMerge.MaxLength) - 1)
                     from large in Gen.Choose(1, 100)
                     from overlap in Gen.Choose(0, 40)
                     select (piece, small, shared, large, overlap)).ToArbitrary();
        Invariant.Holds(cases, of => EveryShape.Same(
            Rescanned(name, of.piece.Value),
            merger.Merge(of.piece.Value, new WindowSizes(of.small, of.shared, of.large, of.overlap)).Ranks,
            $"merge of {of.piece} in windows of {of.small} that share {of.shared}, {of.large} and {of.overlap}"));
    }

    /// <summary>Windows of several pieces are merged at once, those of a piece that goes on without them and of one that comes later too.</summary>
    [Theory, MemberData(nameof(Rungs))]
    public unsafe void Pieces_begun_together_equal_rescanning(string name, string rung)
    {
        Merger merger = MergerOf(name, rung);
        var cases = (from pieces in PiecesUpTo(150).Generator.ListOf()
                     from small in Gen.Choose(1, 40)
                     from shared in Gen.Choose(0, Math.Min(small, ShortMerge.MaxLength) - 1)
                     select (pieces, small, shared)).ToArbitrary();
        Invariant.Holds(
            cases,
            of => Together(merger, name, [.. of.pieces.Take(8).Select(piece => piece.Value)], new WindowSizes(of.small, of.shared, 100, 3)),
            cases: 40);
    }

    /// <summary>Runs of a letter, each of its own length, have their tokens at other places wherever a window begins: hardly two have one in common.</summary>
    [Theory, MemberData(nameof(Rungs))]
    public void Text_that_is_never_in_step_equals_rescanning(string name, string rung)
    {
        Merger merger = MergerOf(name, rung);
        Random random = new(20261122);
        byte[] piece = EveryShape.Utf8(string.Concat(Enumerable.Range(0, 60).Select(_ => new string('a', random.Next(20, 60)) + (char)random.Next('b', 'z'))));
        EveryShape.Same(Rescanned(name, piece), merger.Merge(piece).Ranks, "runs of a letter");
    }

    /// <summary>A large window that comes again has the tokens that it had; one of another phase or length has its own.</summary>
    [Theory, MemberData(nameof(Rungs))]
    public void Repeated_text_equals_rescanning(string name, string rung)
    {
        Merger merger = MergerOf(name, rung);
        foreach (string unit in new[] { " ", "\n", "\r\n", "=", "==-", "a", "\t \t", "ха", "_" })
        {
            byte[] bytes = EveryShape.Utf8(unit);
            byte[] piece = [.. Enumerable.Range(0, 900).Select(i => bytes[i % bytes.Length]), .. EveryShape.Utf8("end"), .. Enumerable.Repeat(bytes[0], 333)];
            int[] expected = Rescanned(name, piece);
            for (int large = 97; large <= 130; large += 3)
            {
                EveryShape.Same(expected, merger.Merge(piece, new WindowSizes(ShortMerge.MaxLength, 8, large, 3)).Ranks, $"repeated '{unit}' in windows of {large}");
            }
        }
    }

    /// <summary>Merging asks for the splits of tokens only; the splits that it asks for are all there.</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void Every_token_that_merging_can_make_is_made_of_its_bytes(string name)
    {
        Vocabulary vocabulary = Open(name);
        Merger merger = Merger.Create(vocabulary, InstructionSet.Scalar);
        for (int id = 0; id < vocabulary.IdCount; id++)
        {
            if (vocabulary.GetBytes(id).Length > 0)
            {
                Merges(merger, name, vocabulary.GetBytes(id).ToArray());
            }
        }
    }

    [Fact]
    public void Merging_a_long_piece_again_allocates_nothing()
    {
        Merger merger = Merger.Create(Vocabulary.OpenPrebuilt("cl100k_base"), InstructionSets.InUse);
        Random random = new(20250103);
        byte[] piece = [.. Enumerable.Range(0, 20_000).Select(i => i < 10_000 ? (byte)('a' + random.Next(26)) : (byte)' ')];
        merger.Merge(piece);
        merger.Trim();
        long before = GC.GetAllocatedBytesForCurrentThread();
        merger.Merge(piece);
        merger.Trim();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    /// <summary>Pieces that need several windows of the real size.</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void Text_of_very_long_pieces_gives_the_oracles_ids(string name)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(name);
        ReferenceEncoding reference = ReferenceEncoding.For(name);
        Invariant.Holds(PiecesOf(2000, 4200), piece => EveryShape.Encodes(tokenizer, piece.Value, reference.Encode(piece.Value)), cases: 5);
    }

    private static Vocabulary Open(string name)
    {
        EncodingDefinition definition = BuiltInEncodings.Find(name)!;
        return Vocabulary.OpenPrebuilt(definition.Vocabulary, definition.IdLimit);
    }

    private static Merger MergerOf(string name, string rung) => Merger.Create(Open(name), Enum.Parse<InstructionSet>(rung));

    private static void Merges(Merger merger, string name, byte[] piece)
    {
        EveryShape.Same(Rescanned(name, piece), merger.Merge(piece).Ranks, "merge");
    }

    private static unsafe void InTurns(Merger merger, string name, byte[][] pieces, int longest)
    {
        byte[] bytes = [.. pieces.SelectMany(piece => piece), 0];
        fixed (byte* start = bytes)
        fixed (ShortPiece* first = Laid(pieces, start))
        {
            merger.MergeShort(first, pieces.Length, longest);
            for (int i = 0; i < pieces.Length; i++)
            {
                EveryShape.Same(Rescanned(name, pieces[i]), new ReadOnlySpan<int>(first[i].Ids, first[i].IdCount), $"piece {i} of {pieces.Length} in turns");
            }
        }
    }

    private static unsafe void Together(Merger merger, string name, byte[][] pieces, WindowSizes sizes)
    {
        byte[] bytes = [.. pieces.SelectMany(piece => piece), 0];
        fixed (byte* start = bytes)
        fixed (ShortPiece* first = Laid(pieces, start))
        {
            merger.Begin(first, pieces.Length);
            for (int i = 0; i < pieces.Length; i++)
            {
                EveryShape.Same(Rescanned(name, pieces[i]), merger.MergeNext(sizes).Ranks, $"piece {i} of {pieces.Length} begun together");
            }
        }
    }

    /// <summary>Pieces whose bytes lie one behind the other.</summary>
    private static unsafe ShortPiece[] Laid(byte[][] pieces, byte* bytes)
    {
        ShortPiece[] laid = new ShortPiece[pieces.Length];
        for (int i = 0; i < pieces.Length; i++)
        {
            laid[i].Bytes = bytes;
            laid[i].Length = pieces[i].Length;
            bytes += pieces[i].Length;
        }

        return laid;
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
