using System.Buffers;
using System.Text;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.Vocabularies;

/// <summary>Every token by its id, its bytes and its text, against the published files.</summary>
public sealed class VocabularyTests
{
    [Theory, EachEncoding]
    public void All_tokens_are_there_in_order(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        HashSet<int> special = [.. EncodingRecord.All[encoding].SpecialTokens.Values];
        var expected = ReferenceVocabulary.BytesById(encoding).OrderBy(token => token.Key).Select(token => (token.Key, special.Contains(token.Key), Convert.ToHexString(token.Value)));
        Assert.Equal(expected, tokenizer.EnumerateTokens().Select(token => (token.Id, token.IsSpecial, Convert.ToHexString(token.Utf8Bytes))));
        Assert.Equal(EncodingRecord.All[encoding].VocabularySize, tokenizer.VocabularySize);
        Assert.Equal(ReferenceVocabulary.BytesById(encoding).Values.Max(bytes => bytes.Length), tokenizer.MaxTokenLength);
        Assert.Equal(EncodingRecord.All[encoding].SpecialTokens["<|endoftext|>"], tokenizer.EndOfTextId);
    }

    [Theory, EachEncoding]
    public void A_token_is_found_by_its_id_and_by_its_bytes(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        HashSet<int> special = [.. EncodingRecord.All[encoding].SpecialTokens.Values];
        Failures failures = new();
        foreach ((int id, byte[] bytes) in ReferenceVocabulary.BytesById(encoding))
        {
            failures.Check($"{id}", () =>
            {
                Assert.True(tokenizer.IsTokenId(id));
                Assert.Equal(special.Contains(id), tokenizer.IsSpecialToken(id));
                Assert.True(tokenizer.GetTokenBytes(id).SequenceEqual(bytes));
                Assert.True(tokenizer.TryGetTokenBytes(id, out ReadOnlySpan<byte> same) && same.SequenceEqual(bytes));
                Assert.Equal(Encoding.UTF8.GetString(bytes), tokenizer.GetTokenText(id));
                Assert.Equal(id, tokenizer.GetTokenId(bytes));
                if (DecodedText.Of(bytes).FirstInvalid is null)
                {
                    Assert.Equal(id, tokenizer.GetTokenId(Encoding.UTF8.GetString(bytes)));
                }
            });
        }

        failures.AssertNone();
    }

    /// <summary>The other name of an id is found too.</summary>
    [Fact]
    public void Every_special_text_has_its_id() => Assert.All(
        BpeTokenizer.EncodingNames.Select(BpeTokenizer.ForEncoding),
        tokenizer => Assert.All(tokenizer.SpecialTokens, token => Assert.Equal(token.Value, tokenizer.GetTokenId(token.Key))));

    [Theory, EachEncoding]
    public void What_is_no_token_is_told(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        foreach (int id in new[] { -1, int.MinValue, int.MaxValue, tokenizer.VocabularySize }.Concat(Enumerable.Range(0, tokenizer.VocabularySize).Except(ReferenceVocabulary.BytesById(encoding).Keys)))
        {
            Assert.False(tokenizer.IsTokenId(id));
            Assert.False(tokenizer.IsSpecialToken(id));
            Assert.False(tokenizer.TryGetTokenBytes(id, out ReadOnlySpan<byte> bytes));
            Assert.True(bytes.IsEmpty);
            Assert.Equal(id, Assert.Throws<UnknownTokenIdException>(() => tokenizer.GetTokenBytes(id).Length).TokenId);
            Assert.Equal(id, Assert.Throws<UnknownTokenIdException>(() => tokenizer.GetTokenText(id)).TokenId);
            Assert.Equal(id, Assert.Throws<UnknownTokenIdException>(() => tokenizer.CanFollow(0, id)).TokenId);
            Assert.Equal(id, Assert.Throws<UnknownTokenIdException>(() => tokenizer.EnumerateFollowers(id)).TokenId);
        }

        foreach (string text in new[] { "", "two words", "<|endoftext|>x", "<|endoftext", "\uD800x\uD800", new string('x', 5000), new string(' ', 129) })
        {
            Assert.False(tokenizer.TryGetTokenId(text, out int id));
            Assert.Equal(-1, id);
            Assert.False(tokenizer.TryGetTokenId(EveryShape.Utf8(text), out id));
            Assert.Equal(-1, id);
            Assert.Contains(encoding, Assert.Throws<ArgumentException>(() => tokenizer.GetTokenId(text)).Message, StringComparison.Ordinal);
            Assert.Contains(encoding, Assert.Throws<ArgumentException>(() => tokenizer.GetTokenId(EveryShape.Utf8(text))).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Half a character is refused, or replaced.</summary>
    [Fact]
    public void A_token_that_is_no_text_can_be_refused()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
        int id = tokenizer.GetTokenId([0xF0, 0x9F, 0x98]);
        Assert.Equal("\uFFFD", tokenizer.GetTokenText(id));
        Assert.Equal(0, Assert.Throws<InvalidUtf8Exception>(() => tokenizer.GetTokenText(id, InvalidUtf8Handling.Throw)).BytePosition);
        Assert.Equal("Hello", tokenizer.GetTokenText(9906, InvalidUtf8Handling.Throw));
        Assert.Equal("9906 'Hello'", tokenizer.EnumerateTokens().First(token => token.Id == 9906).ToString());
        Assert.True(default(VocabularyToken).Utf8Bytes.IsEmpty);
    }

    [Fact]
    public void Look_ups_allocate_nothing()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        int found = 0;
        LookUp();
        long before = GC.GetAllocatedBytesForCurrentThread();
        LookUp();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(found > 0, "Something was looked up.");

        void LookUp()
        {
            found += tokenizer.TryGetTokenId("Hello", out int id) && tokenizer.IsTokenId(id) ? 1 : 0;
            found += tokenizer.TryGetTokenId("<|endoftext|>", out id) && tokenizer.IsSpecialToken(id) ? 1 : 0;
            found += tokenizer.TryGetTokenId("no such token", out _) ? 1 : 0;
            found += tokenizer.FindTokensByPrefix(" inter").Length + tokenizer.GetTokenBytes(199999).Length;
            found += tokenizer.CanFollow(13225, 11) ? 1 : 0;
        }
    }
}
