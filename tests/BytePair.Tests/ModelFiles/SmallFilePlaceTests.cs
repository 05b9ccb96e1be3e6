using System.Text.Json.Nodes;
using BytePair.Tests.Support;

namespace BytePair.Tests.ModelFiles;

/// <summary>Where the tokens of a changed text stand in the text that was given, and where that can be cut.</summary>
public sealed class SmallFilePlaceTests
{
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

    /// <summary>A text that is read as it is may be encoded in steps; another is refused.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Steps_have_the_ids_of_the_whole_or_are_refused(string name)
    {
        SmallFileVectors file = SmallFileVectors.Of(name);
        int done = 0;
        Assert.All(file.Vectors, vector =>
        {
            (string text, int[] ids) = vector;
            try
            {
                EveryShape.Same(ids, InSteps.Of(file.Tokenizer, text, SpecialTokenHandling.Recognize, ids.Length, text.Length), "Encode(chars, span)");
                byte[] utf8 = EveryShape.Utf8(text);
                EveryShape.Same(ids, InSteps.Of(file.Tokenizer, utf8, SpecialTokenHandling.Recognize, ids.Length, utf8.Length), "Encode(utf8, span)");
                done++;
            }
            catch (NotSupportedException refusal)
            {
                Assert.Contains("in steps", refusal.Message, StringComparison.Ordinal);
            }
        });
        Assert.Equal(name is "prefix" or "prefixNfkc" or "strips" or "words" or "phases" or "known" or "nfc" or "nfkc", done < file.Vectors.Count);
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
        Assert.Throws<NotSupportedException>(() => tokenizer.Explain("e\u0301"));
        Assert.Equal(1, tokenizer.CreateRangeCounter("abab").CountTokens(0, 2));
        Assert.Throws<NotSupportedException>(() => tokenizer.CreateRangeCounter("e\u0301"));
        Assert.Throws<NotSupportedException>(() => tokenizer.CreateAppendableCounter());
        Assert.Throws<NotSupportedException>(() => tokenizer.CreatePrependableCounter());
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
