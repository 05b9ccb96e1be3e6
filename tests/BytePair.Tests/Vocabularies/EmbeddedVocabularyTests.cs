using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.Vocabularies;

/// <summary>What ships inside the assembly is exactly what vocab/ and the reference say, no id more and none less.</summary>
public sealed class EmbeddedVocabularyTests
{
    [Theory, EachEncoding]
    public void Every_id_has_the_bytes_of_the_published_file_and_every_hole_is_refused(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Dictionary<int, byte[]> published = ReferenceVocabulary.BytesById(encoding);
        Failures failures = new();
        for (int id = -1; id <= EncodingRecord.All[encoding].VocabularySize + 1; id++)
        {
            if (published.TryGetValue(id, out byte[]? bytes))
            {
                if (!tokenizer.DecodeToUtf8([id]).AsSpan().SequenceEqual(bytes))
                {
                    failures.Check($"id {id}", () => EveryShape.Decodes(tokenizer, [id], bytes));
                }
            }
            else
            {
                failures.Check($"hole {id}", () => Assert.Equal(id, Assert.Throws<UnknownTokenIdException>(() => tokenizer.DecodeToUtf8([id])).TokenId));
            }
        }

        failures.AssertNone();
    }

    /// <summary>A token's own bytes, given as a text that is one piece, are that token: whole pieces are looked up before merging.</summary>
    [Theory, EachEncoding]
    public void Every_token_that_is_one_piece_encodes_to_itself(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        EncodingRecord record = EncodingRecord.All[encoding];
        Alternative grammar = ReferenceEncoding.GrammarOf(record);
        Failures failures = new();
        foreach ((int id, byte[] bytes) in ReferenceVocabulary.BytesById(encoding).Where(token => !record.SpecialTokens.Values.Contains(token.Key)))
        {
            int[] text = new CodePoints(bytes).Values;
            if (grammar(text, 0) == text.Length)
            {
                failures.Check($"id {id} {Escaped.Bytes(bytes)}", () => EveryShape.Same([id], tokenizer.EncodeToIds(bytes), "EncodeToIds"));
            }
        }

        failures.AssertNone();
    }

    [Theory, EachEncoding]
    public void Special_tokens_and_size_are_the_references(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        EncodingRecord record = EncodingRecord.All[encoding];
        Assert.Equal(
            record.SpecialTokens.OrderBy(token => token.Key, StringComparer.Ordinal),
            tokenizer.SpecialTokens.OrderBy(token => token.Key, StringComparer.Ordinal));
        Assert.Equal(record.VocabularySize, tokenizer.VocabularySize);
        Assert.Equal(encoding, tokenizer.EncodingName);
    }

    [Fact]
    public void An_id_with_two_names_decodes_to_the_first()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_harmony");
        Assert.Equal([200018], tokenizer.EncodeToIds("<|reserved_200018|>", SpecialTokenHandling.Recognize));
        Assert.Equal([200018], tokenizer.EncodeToIds("<|endofprompt|>", SpecialTokenHandling.Recognize));
        Assert.Equal("<|endofprompt|>", tokenizer.Decode([200018]));
    }
}
