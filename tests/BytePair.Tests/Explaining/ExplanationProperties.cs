using System.Text;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.Explaining;

/// <summary>An explanation has the oracle's pieces, merges and ids, and its ranges cover the text.</summary>
public sealed class ExplanationProperties
{
    [Theory, EachEncoding]
    public void Ids_are_those_of_the_text(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(HostileText.Any, text =>
        {
            EveryShape.Same(tokenizer.EncodeToIds(text.Value), tokenizer.Explain(text.Value).ToIds(), "Explain(string)");
            EveryShape.Same(
                tokenizer.EncodeToIds(text.Value, SpecialTokenHandling.Recognize),
                tokenizer.Explain(text.Value.AsSpan(), SpecialTokenHandling.Recognize).ToIds(),
                "Explain(chars) with special tokens");
        });
    }

    [Theory, EachEncoding]
    public void Pieces_are_the_oracles_and_cover_the_bytes(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Alternative grammar = ReferenceEncoding.GrammarOf(EncodingRecord.All[encoding]);
        Invariant.Holds(HostileText.Bytes, bytes =>
        {
            Explanation explanation = tokenizer.Explain(bytes.Value);
            Assert.Equal(ReferencePieces.Ends(grammar, bytes.Value), explanation.Pieces.Select(piece => piece.Start + piece.Length));
            Assert.All(explanation.Pieces, piece => Assert.True(piece.Utf8Bytes.Span.SequenceEqual(bytes.Value.AsSpan(piece.Start, piece.Length)), "Other bytes."));
            EveryShape.Same(tokenizer.EncodeToIds(bytes.Value), explanation.ToIds(), "Explain(utf8)");
            Assert.Equal(tokenizer.CountTokens(bytes.Value), explanation.TokenCount);
        });
    }

    [Theory, EachEncoding]
    public void Ranges_in_chars_cover_the_chars(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(HostileText.WellFormed, text =>
        {
            int done = 0;
            foreach (ExplainedPiece piece in tokenizer.Explain(text.Value, SpecialTokenHandling.Recognize).Pieces)
            {
                Assert.Equal(done, piece.Start);
                Assert.Equal(Encoding.UTF8.GetString(piece.Utf8Bytes.Span), text.Value.Substring(piece.Start, piece.Length));
                done += piece.Length;
            }

            Assert.Equal(text.Value.Length, done);
        });
    }

    [Theory, EachEncoding]
    public void Merges_are_those_of_rescanning(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        IReadOnlyDictionary<string, int> ranks = PublishedRanks.Of(EncodingRecord.All[encoding].VocabularyFile);
        Invariant.Holds(HostileText.Bytes, bytes => Assert.All(tokenizer.Explain(bytes.Value).Pieces, piece =>
        {
            string text = Encoding.Latin1.GetString(piece.Utf8Bytes.Span);
            string At(ExplainedPart part) => text.Substring(part.Start, part.Length);
            Assert.Equal(RescanningTrace.Of(text, ranks), piece.Merges.Select(merge => (merge.Left.Start, At(merge.Left), At(merge.Right))));
            Assert.Equal(text.Select((_, i) => (i, 1)), piece.Parts.Select(part => (part.Start, part.Length)));
            Assert.Equal(ranks.ContainsKey(text), piece.Kind == ExplainedPieceKind.Token);
            Assert.Equal(text, string.Concat(piece.Tokens.Select(At)));
            foreach (ExplainedPart part in piece.Parts.Concat(piece.Merges.SelectMany(merge => new[] { merge.Left, merge.Right, merge.Result })).Concat(piece.Tokens))
            {
                Assert.Equal(ranks[At(part)], part.Id);
            }
        }), cases: 300);
    }

    /// <summary>A token that merging can't make of its bytes would be explained by merges that lead elsewhere.</summary>
    [Theory, EachEncoding]
    public void The_merges_of_a_token_lead_to_it(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(HostileText.Bytes, bytes => Assert.All(
            tokenizer.Explain(bytes.Value).Pieces.Where(piece => piece.Kind == ExplainedPieceKind.Token && piece.Utf8Bytes.Length > 1),
            piece => Assert.Equal(piece.Tokens[0], piece.Merges[^1].Result)));
    }
}
