using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Adjacency;

/// <summary>One token can follow another if the bytes of both encode to the two.</summary>
public sealed class FollowerProperties
{
    [Theory, EachEncoding]
    public void Two_tokens_go_together_if_their_text_encodes_to_them(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        int[] all = [.. ReferenceVocabulary.BytesById(encoding).Keys];
        var made = from left in Gen.Elements(all) from right in Gen.Elements(all) select (left, right);
        var found = from text in HostileText.Bytes.Generator
                    let ids = (int[])[.. tokenizer.EncodeToIds(text.Value), 0, 1]
                    from at in Gen.Choose(0, ids.Length - 2)
                    select (ids[at], ids[at + 1]);
        var torn = from token in Gen.Elements(all)
                   let bytes = tokenizer.GetTokenBytes(token).ToArray()
                   from cut in Gen.Choose(0, bytes.Length)
                   let parts = (left: tokenizer.EncodeToIds(bytes.AsSpan(0, cut)), right: tokenizer.EncodeToIds(bytes.AsSpan(cut)))
                   select (parts.left.LastOrDefault(0), parts.right.FirstOrDefault(0));
        Invariant.Holds(Gen.OneOf(made, found, torn).ToArbitrary(), pair => Assert.Equal(Expected(tokenizer, pair.Item1, pair.Item2), tokenizer.CanFollow(pair.Item1, pair.Item2)), cases: 4000);
    }

    [Theory, InlineData("r50k_base", "'"), InlineData("cl100k_base", " the"), InlineData("p50k_edit", "<|endoftext|>")]
    public void Followers_are_all_that_can_follow(string encoding, string text)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        int id = tokenizer.GetTokenId(text);
        Assert.Equal(tokenizer.EnumerateTokens().Select(token => token.Id).Where(next => Expected(tokenizer, id, next)), tokenizer.EnumerateFollowers(id));
    }

    private static bool Expected(BpeTokenizer tokenizer, int left, int right) =>
        tokenizer.IsSpecialToken(left) || tokenizer.IsSpecialToken(right) ||
        tokenizer.EncodeToIds(tokenizer.DecodeToUtf8([left, right])).AsSpan().SequenceEqual([left, right]);
}
