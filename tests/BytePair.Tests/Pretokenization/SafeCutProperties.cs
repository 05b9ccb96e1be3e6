using System.Text;
using BytePair.Pretokenization;
using BytePair.Tests.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;

namespace BytePair.Tests.Pretokenization;

/// <summary>At a safe cut both parts, each taken as a whole text, have the pieces of the whole.</summary>
public sealed class SafeCutProperties
{
    [Theory, EachGrammar]
    public void Both_sides_of_every_safe_cut_have_the_pieces_of_the_whole(string grammar) => SidesAgree(grammar, HostileText.Bytes);

    [Theory, EachGrammar]
    public void So_have_they_between_characters_of_every_class(string grammar) => SidesAgree(grammar, ClassText.Bytes);

    [Fact]
    public void The_last_cut_is_found_from_anywhere() => Invariant.Holds(HostileText.Bytes, bytes =>
    {
        ReadOnlySpan<byte> text = bytes.Value;
        int[] cuts = Cuts<byte, Utf8Characters>(text);
        int step = 1 + text.Length / 50;
        for (int floor = 0; floor <= text.Length; floor += step)
        {
            for (int position = floor; position <= text.Length; position += step)
            {
                int expected = cuts.LastOrDefault(cut => cut > floor && cut <= position, -1);
                Assert.Equal(expected, SafeCut.FindLast<byte, Utf8Characters>(text, floor, position));
            }
        }
    }, cases: 300);

    [Fact]
    public void Both_forms_of_a_text_are_cut_alike() => Invariant.Holds(HostileText.Any, text =>
        Assert.Equal(
            Cuts<byte, Utf8Characters>(EveryShape.Utf8(text.Value)),
            Cuts<char, Utf16Characters>(text.Value).Select(cut => Encoding.UTF8.GetByteCount(text.Value.AsSpan(0, cut)))));

    [Theory]
    [InlineData("it's 12, 文。", "it's| 12|,| 文|。")]
    [InlineData("one two", "one| two")]
    [InlineData("a\nb1c", "a|\nb|1|c")]
    [InlineData("don't", "don't")]
    [InlineData("é\u0301!", "é\u0301!")]
    [InlineData("  \n ", "  \n ")]
    public void Examples(string text, string expected)
    {
        int[] cuts = Cuts<char, Utf16Characters>(text);
        Assert.Equal(expected, string.Concat(text.Select((c, at) => cuts.Contains(at) ? "|" + c : c.ToString())));
    }

    private static void SidesAgree(string grammar, Arbitrary<HostileBytes> texts)
    {
        Alternative oracle = ModelPatterns.OracleOf(grammar);
        Invariant.Holds(texts, bytes =>
        {
            byte[] whole = bytes.Value;
            int[] expected = ReferencePieces.Ends(oracle, whole);
            foreach (int cut in Cuts<byte, Utf8Characters>(whole))
            {
                int[] left = ReferencePieces.Ends(oracle, whole[..cut]);
                int[] right = ReferencePieces.Ends(oracle, whole[cut..]);
                Assert.Equal(expected, left.Concat(right.Select(end => end + cut)));
            }
        }, cases: 500);
    }

    /// <summary>Every position that is the last safe cut of the one place asked for.</summary>
    private static int[] Cuts<T, TCharacters>(ReadOnlySpan<T> text)
        where T : struct
        where TCharacters : struct, ICharacters<T>
    {
        List<int> cuts = [];
        for (int position = 1; position <= text.Length; position++)
        {
            if (SafeCut.FindLast<T, TCharacters>(text, position - 1, position) == position)
            {
                cuts.Add(position);
            }
        }

        return [.. cuts];
    }
}
