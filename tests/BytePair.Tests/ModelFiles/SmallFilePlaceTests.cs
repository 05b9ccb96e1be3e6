using System.Buffers;
using System.Text.Json.Nodes;
using BytePair.Tests.Support;

namespace BytePair.Tests.ModelFiles;

/// <summary>Where the tokens of a changed text stand in the text that was given, and where that can be cut.</summary>
public sealed class SmallFilePlaceTests
{
    private delegate OperationStatus Step(int start, Span<int> room, out int consumed, out int written);

    public static TheoryData<string> Names => new(SmallFileVectors.Names);

    [Theory, MemberData(nameof(Names))]
    public void Tokens_cover_the_text_in_order(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        Assert.All(file.Vectors, vector =>
        {
            (string text, int[] ids) = vector;
            byte[] utf8 = EveryShape.Utf8(text);
            Covers(file.Tokenizer.EncodeToTokens(text, SpecialTokenHandling.Recognize), ids, text.Length);
            EncodedToken[] tokens = file.Tokenizer.EncodeToTokens(utf8, SpecialTokenHandling.Recognize);
            Covers(tokens, ids, utf8.Length);
            EncodedToken[] room = new EncodedToken[tokens.Length];
            Assert.True(file.Tokenizer.TryEncodeToTokens(utf8, room, out int written, SpecialTokenHandling.Recognize));
            Assert.Equal(tokens, room[..written]);
            Assert.Equal(tokens.Length == 0, file.Tokenizer.TryEncodeToTokens(utf8, room.AsSpan(0, Math.Max(0, tokens.Length - 1)), out _, SpecialTokenHandling.Recognize));
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void A_part_of_a_text_has_no_more_tokens_than_asked_for(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        Assert.All(file.Vectors, vector =>
        {
            (string text, int[] ids) = vector;
            foreach (int limit in new[] { 0, 1, ids.Length / 2, ids.Length - 1, ids.Length }.Where(limit => limit >= 0))
            {
                int end = file.Tokenizer.GetIndexByTokenCount(text, limit, out int count, SpecialTokenHandling.Recognize);
                Assert.Equal(count, file.Tokenizer.CountTokens(text.AsSpan(0, end), SpecialTokenHandling.Recognize));
                Assert.InRange(count, 0, limit);
                int start = file.Tokenizer.GetIndexByTokenCountFromEnd(text, limit, out count, SpecialTokenHandling.Recognize);
                Assert.Equal(count, file.Tokenizer.CountTokens(text.AsSpan(start), SpecialTokenHandling.Recognize));
                Assert.InRange(count, 0, limit);
                Assert.True(limit < ids.Length || (end == text.Length && start == 0));
                string kept = file.Tokenizer.TruncateToTokens(text, limit, new TruncationOptions { Marker = "..", Keep = TruncationKeep.StartAndEnd }, SpecialTokenHandling.Recognize);
                Assert.InRange(file.Tokenizer.CountTokens(kept, SpecialTokenHandling.Recognize), 0, limit);
            }
        });
    }

    /// <summary>With room for a few ids, and for more where none fits: a text that is changed needs room for all the rest.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Steps_have_the_ids_of_the_whole(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        Assert.All(file.Vectors, vector =>
        {
            (string text, int[] ids) = vector;
            byte[] utf8 = EveryShape.Utf8(text);
            EveryShape.Same(ids, InAnySteps(text.Length, (int start, Span<int> room, out int consumed, out int written) =>
                file.Tokenizer.Encode(text.AsSpan(start), room, out consumed, out written, isFinalBlock: true, SpecialTokenHandling.Recognize)), "Encode(chars, span)");
            EveryShape.Same(ids, InAnySteps(utf8.Length, (int start, Span<int> room, out int consumed, out int written) =>
                file.Tokenizer.Encode(utf8.AsSpan(start), room, out consumed, out written, isFinalBlock: true, SpecialTokenHandling.Recognize)), "Encode(utf8, span)");
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void Ranges_have_the_counts_of_their_texts(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        Assert.All(file.Vectors.Take(60), vector =>
        {
            TokenRangeCounter counter = file.Tokenizer.CreateRangeCounter(vector.Text);
            for (int start = 0; start <= vector.Text.Length; start += 1 + (start / 4))
            {
                for (int length = vector.Text.Length - start; length >= 0; length -= 1 + (length / 3))
                {
                    Assert.Equal(file.Tokenizer.CountTokens(vector.Text.AsSpan(start, length)), counter.CountTokens(start, length));
                }
            }
        });
    }

    [Fact]
    public void Text_that_is_changed_waits_for_its_end()
    {
        BpeTokenizer tokenizer = SmallFile.With(normalizer: JsonNode.Parse("""{"type": "NFC"}""")).Load();
        int[] room = new int[40];
        Assert.Equal(OperationStatus.NeedMoreData, tokenizer.Encode("e\u0301 a", room, out int consumed, out int written, isFinalBlock: false));
        Assert.Equal((0, 0), (consumed, written));
        Assert.Equal(OperationStatus.DestinationTooSmall, tokenizer.Encode("e\u0301 a", room.AsSpan(0, 2), out consumed, out written, isFinalBlock: true));
        Assert.Equal((0, 0), (consumed, written));
        Assert.Equal(OperationStatus.Done, tokenizer.Encode("e\u0301 a", room, out consumed, out written, isFinalBlock: true));
        Assert.Equal(tokenizer.EncodeToIds("e\u0301 a"), room[..written]);
    }

    /// <summary>A text that is changed too: its ids, in pieces that stand in order.</summary>
    [Theory, MemberData(nameof(Names))]
    public void An_explanation_has_the_ids_of_the_whole(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        Assert.All(file.Vectors, vector =>
        {
            (string text, int[] ids) = vector;
            byte[] utf8 = EveryShape.Utf8(text);
            ExplainsInOrder(file.Tokenizer.Explain(text, SpecialTokenHandling.Recognize), ids, text.Length);
            ExplainsInOrder(file.Tokenizer.Explain(utf8, SpecialTokenHandling.Recognize), ids, utf8.Length);
        });
    }

    [Fact]
    public void An_explanation_of_changed_text_has_what_the_model_reads()
    {
        BpeTokenizer tokenizer = SmallFile.With(normalizer: JsonNode.Parse("""{"type": "NFC"}""")).Load();
        ExplainedPiece[] pieces = [.. tokenizer.Explain("\U0001F642 ae\u0301b").Pieces];
        Assert.Equal([(0, 2, 4), (2, 5, 5)], pieces.Select(piece => (piece.Start, piece.Length, piece.Utf8Bytes.Length)));
        Assert.Equal(" a\u00e9b"u8.ToArray(), pieces[1].Utf8Bytes.ToArray());
        BpeTokenizer prefixing = SmallFile.With(preTokenizer: JsonNode.Parse("""{"type": "ByteLevel", "add_prefix_space": true}""")).Load();
        ExplainedPiece piece = Assert.Single(prefixing.Explain("the").Pieces);
        Assert.Equal((0, 3, 4, 260), (piece.Start, piece.Length, piece.Utf8Bytes.Length, Assert.Single(piece.Tokens).Id));
    }

    [Fact]
    public void A_space_that_is_not_in_the_text_takes_the_place_of_what_follows()
    {
        BpeTokenizer tokenizer = SmallFile.With(preTokenizer: JsonNode.Parse("""{"type": "ByteLevel", "add_prefix_space": true}""")).Load();
        Assert.Equal([new(260, 0, 3, isSpecial: false)], tokenizer.EncodeToTokens("the"));
        Assert.Equal([new(32, 0, 2, isSpecial: false), new(195, 0, 1, isSpecial: false), new(169, 1, 1, isSpecial: false)], tokenizer.EncodeToTokens("é"u8));
        Assert.Equal([new(32, 0, 1, isSpecial: false), new(195, 0, 1, isSpecial: false), new(169, 0, 1, isSpecial: false)], tokenizer.EncodeToTokens("é"));
        Assert.Empty(tokenizer.EncodeToTokens(""));
    }

    [Fact]
    public void Tokens_of_what_is_changed_have_the_place_of_all_of_it()
    {
        BpeTokenizer tokenizer = SmallFile.With(normalizer: JsonNode.Parse("""{"type": "NFC"}""")).Load();
        Assert.Equal([97, 195, 169, 98], tokenizer.EncodeToIds("ae\u0301b"));
        Assert.Equal([new(97, 0, 1, false), new(195, 1, 2, false), new(169, 1, 2, false), new(98, 3, 1, false)], tokenizer.EncodeToTokens("ae\u0301b"));
    }

    /// <summary>What can't be said of a text that is changed is refused; of a text that is in the form already it can.</summary>
    [Fact]
    public void What_needs_the_text_as_it_is_refuses_another()
    {
        BpeTokenizer tokenizer = SmallFile.With(normalizer: JsonNode.Parse("""{"type": "NFC"}""")).Load();
        Assert.Equal(2, tokenizer.Explain("é").TokenCount);
        Assert.Equal(1, tokenizer.CreateRangeCounter("abab").CountTokens(0, 2));
        Assert.Equal(2, tokenizer.CreateRangeCounter("ae\u0301").CountTokens(1, 2));
        Assert.Throws<NotSupportedException>(() => tokenizer.CreateAppendableCounter());
        Assert.Throws<NotSupportedException>(() => tokenizer.CreatePrependableCounter());
    }

    private static int[] InAnySteps(int length, Step step)
    {
        List<int> ids = [];
        int room = 1;
        for (int start = 0; start < length || room == 1;)
        {
            int[] destination = new int[room];
            OperationStatus status = step(start, destination, out int consumed, out int written);
            ids.AddRange(destination.AsSpan(0, written));
            Assert.Equal(status == OperationStatus.Done, start + consumed == length);
            start += consumed;
            room = status == OperationStatus.Done ? 0 : consumed > 0 ? Math.Max(2, room) : 2 * room;
            Assert.True(room <= 8 * (length + 8));
        }

        return [.. ids];
    }

    private static void ExplainsInOrder(Explanation explanation, int[] ids, int length)
    {
        Assert.Equal(ids, explanation.ToIds());
        int end = 0;
        int start = 0;
        foreach (ExplainedPiece piece in explanation.Pieces)
        {
            Assert.InRange(piece.Start, start, end);
            (start, end) = (piece.Start, Math.Max(end, piece.Start + piece.Length));
            Assert.Equal(piece.Utf8Bytes.Length, piece.Tokens.Sum(token => token.Length));
        }

        Assert.Equal(length, end);
    }

    private static void Covers(EncodedToken[] tokens, int[] ids, int length)
    {
        Assert.Equal(ids, tokens.Select(token => token.Id));
        int end = 0;
        int start = 0;
        foreach (EncodedToken token in tokens)
        {
            Assert.InRange(token.Start, start, Math.Max(end, start));
            Assert.InRange(token.End, token.Start + 1, length);
            start = token.Start;
            end = Math.Max(end, token.End);
        }

        Assert.Equal(length, end);
    }
}
