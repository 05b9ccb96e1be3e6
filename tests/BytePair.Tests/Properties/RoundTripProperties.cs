using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>Nothing is ever lost between text and ids.</summary>
public sealed class RoundTripProperties
{
    [Theory, EachEncoding]
    public void Decoding_the_ids_of_a_text_gives_the_text(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(HostileText.WellFormed, text => Assert.Equal(text.Value, tokenizer.Decode(tokenizer.EncodeToIds(text.Value))));
    }

    [Theory, EachEncoding]
    public void Decoding_the_ids_of_any_bytes_gives_the_bytes(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(HostileText.Bytes, bytes => EveryShape.Decodes(tokenizer, tokenizer.EncodeToIds(bytes.Value), bytes.Value));
    }

    /// <summary>Ids that no text gives decode too: the bytes of each, one after the other.</summary>
    [Theory, EachEncoding]
    public void Decoding_any_ids_gives_their_bytes_in_order(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Dictionary<int, byte[]> tokens = ReferenceVocabulary.BytesById(encoding);
        Arbitrary<int[]> ids = Gen.Elements(tokens.Keys.ToArray()).ArrayOf().ToArbitrary();
        Invariant.Holds(ids, some => EveryShape.Decodes(tokenizer, some, [.. some.SelectMany(id => tokens[id])]));
    }
}
