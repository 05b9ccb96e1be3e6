using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Vocabularies;

/// <summary>Tokens by what they begin with, against a look at each.</summary>
public sealed class PrefixProperties
{
    [Theory, EachEncoding]
    public void Tokens_with_a_prefix_are_found_in_the_order_of_their_bytes(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        (int Id, byte[] Bytes)[] tokens = [.. ReferenceVocabulary.BytesById(encoding).Where(token => !tokenizer.IsSpecialToken(token.Key)).Select(token => (token.Key, token.Value))];
        Array.Sort(tokens, (left, right) => left.Bytes.AsSpan().SequenceCompareTo(right.Bytes));
        Assert.Equal(tokens.Select(token => token.Id), tokenizer.FindTokensByPrefix(""u8).ToArray());
        Assert.Equal(tokens.Length, tokenizer.FindTokensByPrefix("").Length);

        Gen<byte[]> prefix = from token in Gen.Elements(tokens)
                             from length in Gen.Choose(1, 12)
                             from more in Gen.Elements<byte[]>([], [], [], [0], [0xFF], [(byte)' '])
                             select (byte[])[.. token.Bytes.Take(length), .. more];
        Invariant.Holds(
            prefix.ToArbitrary(),
            bytes => Assert.Equal(tokens.Where(token => token.Bytes.AsSpan().StartsWith(bytes)).Select(token => token.Id), tokenizer.FindTokensByPrefix(bytes).ToArray()),
            cases: 200);
    }

    [Fact]
    public void Text_and_its_bytes_find_the_same()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        foreach (string prefix in new[] { "", " ", "://", " naï", "汉", "😀", "\uD800", "\uFFFD", "<|", new string('x', 600), new string(' ', 200) })
        {
            Assert.Equal(tokenizer.FindTokensByPrefix(EveryShape.Utf8(prefix)).ToArray(), tokenizer.FindTokensByPrefix(prefix).ToArray());
        }

        Assert.DoesNotContain(tokenizer.EndOfTextId, tokenizer.FindTokensByPrefix("<|").ToArray());
    }
}
