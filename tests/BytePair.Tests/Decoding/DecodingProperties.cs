using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;

namespace BytePair.Tests.Decoding;

/// <summary>Decoding in every shape, against the bytes of the tokens one after the other.</summary>
public sealed class DecodingProperties
{
    [Theory, EachEncoding]
    public void Every_shape_gives_the_text_of_the_bytes(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Dictionary<int, byte[]> tokens = ReferenceVocabulary.BytesById(encoding);
        Invariant.Holds(AnyIds.Of(encoding), ids => EveryShape.Decodes(tokenizer, ids, [.. ids.SelectMany(id => tokens[id])]));
    }

    /// <summary>A special token that is skipped is as if it weren't there, even inside a character.</summary>
    [Theory, EachEncoding]
    public void Skipped_special_tokens_leave_no_trace(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Dictionary<int, byte[]> tokens = ReferenceVocabulary.BytesById(encoding);
        HashSet<int> special = [.. EncodingRecord.All[encoding].SpecialTokens.Values];
        Invariant.Holds(AnyIds.Of(encoding), ids =>
        {
            byte[] expected = [.. ids.Where(id => !special.Contains(id)).SelectMany(id => tokens[id])];
            EveryDecoding.Decodes(tokenizer, ids, expected, SpecialTokenDecoding.Skip);
            EveryDecoding.DecodesToUtf8(tokenizer, ids, expected, SpecialTokenDecoding.Skip);
        });
    }

    /// <summary>The memory for a text is taken for tokens of usual length, so that it has to grow here.</summary>
    [Theory, EachEncoding]
    public void The_longest_tokens_are_decoded_like_all(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var longest = ReferenceVocabulary.BytesById(encoding).OrderByDescending(token => token.Value.Length).Take(1000).ToList();
        int[] ids = [.. longest.Select(token => token.Key)];
        Assert.True(longest.Sum(token => token.Value.Length) > 10 * ids.Length);
        EveryShape.Decodes(tokenizer, ids, [.. longest.SelectMany(token => token.Value)]);
        Assert.Equal(ids.Length, Assert.Throws<UnknownTokenIdException>(() => tokenizer.Decode([.. ids, -1])).Index);
    }

    [Theory, EachEncoding]
    public void A_token_has_the_offset_of_the_character_that_it_begins_in(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Dictionary<int, byte[]> tokens = ReferenceVocabulary.BytesById(encoding);
        HashSet<int> special = [.. EncodingRecord.All[encoding].SpecialTokens.Values];
        Invariant.Holds(AnyIds.Of(encoding), ids =>
        {
            Check(SpecialTokenDecoding.AsText, id => tokens[id]);
            Check(SpecialTokenDecoding.Skip, id => special.Contains(id) ? [] : tokens[id]);

            void Check(SpecialTokenDecoding specialTokens, Func<int, byte[]> bytesOf)
            {
                var expected = DecodedText.Of([.. ids.SelectMany(bytesOf)]);
                Assert.Equal(expected.Text, tokenizer.DecodeWithOffsets(ids, out int[] offsets, specialTokens));
                int start = 0;
                Assert.Equal(ids.Select(id => expected.CharOfByte[(start += bytesOf(id).Length) - bytesOf(id).Length]), offsets);
            }
        });
    }
}
