using System.Text;

namespace BytePair.Tests.Explaining;

/// <summary>What an explanation reads like, and what it refuses.</summary>
public sealed class ExplanationTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("cl100k_base");

    [Fact]
    public void A_merge_reads_line_by_line() => Assert.Equal(
        """
        cl100k_base: 3 pieces, 4 tokens
        "the" → 1820
        " hugz" → 30884 89
                    " |h|u|g|z"
              305   " h|u|g|z"
              773   " h|ug|z"
            30884   " hug|z"
        "\n" → 198
        """.ReplaceLineEndings("\n"),
        Tokenizer.Explain("the hugz\n").ToString());

    [Fact]
    public void Special_tokens_are_a_kind_of_their_own()
    {
        Explanation explanation = Tokenizer.Explain("né<|endoftext|>!", SpecialTokenHandling.Recognize);
        ExplainedPiece special = explanation.Pieces[1];
        Assert.Equal(ExplainedPieceKind.Special, special.Kind);
        Assert.Equal((2, 13), (special.Start, special.Length));
        Assert.Equal("\"<|endoftext|>\" → 100257 (special)", special.ToString());
        Assert.Empty(special.Parts);
        Assert.Empty(special.Merges);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_shown_as_escapes() =>
        Assert.StartsWith("\"\\xFF\\xFE\\\\\" → ", Tokenizer.Explain([0xFF, 0xFE, (byte)'\\']).Pieces[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_refused_token_is_refused_with_its_place_in_the_callers_units()
    {
        const string Text = "né 😀 <|endoftext|>";
        Assert.Equal(6, Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.Explain(Text, SpecialTokenHandling.Reject)).Position);
        byte[] utf8Text = Encoding.UTF8.GetBytes(Text);
        Assert.Equal(9, Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.Explain(utf8Text, SpecialTokenHandling.Reject)).Position);
        Assert.Throws<ArgumentNullException>(() => Tokenizer.Explain((string)null!));
    }

    [Fact]
    public void Nothing_is_explained_by_nothing()
    {
        Assert.Empty(Tokenizer.Explain("").Pieces);
        Assert.Equal("cl100k_base: 0 pieces, 0 tokens", Tokenizer.Explain("").ToString());
    }

    /// <summary>Merges are told from a heap, and shown without the whole piece: else a megabyte would take hours.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("thequickbrownfox")]
    [InlineData(" ")]
    [InlineData("!=-_")]
    public void An_endless_piece_is_explained_and_shown(string unit)
    {
        byte[] utf8Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, (1 << 18) / unit.Length)));
        Explanation explanation = Tokenizer.Explain(utf8Text);
        Assert.Equal(Tokenizer.EncodeToIds(utf8Text), explanation.ToIds());
        Assert.InRange(explanation.ToString().Length, utf8Text.Length, 60 * utf8Text.Length);
    }

    [Fact]
    public void Parts_and_merges_are_compared_by_value()
    {
        ExplainedPiece piece = Tokenizer.Explain(" hugz").Pieces[0];
        ExplainedPiece same = Tokenizer.Explain(" hugz").Pieces[0];
        Assert.True(piece.Merges[0] == same.Merges[0] && piece.Merges[0] != same.Merges[1], "Merges differ.");
        Assert.True(piece.Parts[1] == same.Parts[1] && piece.Parts[1] != same.Parts[2], "Parts differ.");
        Assert.Equal(piece.Merges[0].GetHashCode(), same.Merges[0].GetHashCode());
        Assert.Equal("220 + 71 → 305 at bytes 0 to 2", piece.Merges[0].ToString());
    }
}
