using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.Properties;

/// <summary>Ordinary encoding on any input: the oracle's ids, by every way to ask.</summary>
public sealed class EncodingProperties
{
    [Theory, EachEncoding]
    public void Text_gives_the_oracles_ids_by_every_shape(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        ReferenceEncoding reference = ReferenceEncoding.For(encoding);
        Invariant.Holds(HostileText.Any, text =>
            EveryShape.Encodes(tokenizer, text.Value, reference.Encode(EveryShape.Utf8(text.Value))));
    }

    [Theory, EachEncoding]
    public void Bytes_give_the_oracles_ids_by_every_shape(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        ReferenceEncoding reference = ReferenceEncoding.For(encoding);
        Invariant.Holds(HostileText.Bytes, bytes => EveryShape.Encodes(tokenizer, bytes.Value, reference.Encode(bytes.Value)));
    }

    /// <summary>The same text at every offset of a buffer, so that alignment and block edges fall everywhere.</summary>
    [Theory, EachEncoding]
    public void Ids_do_not_depend_on_where_the_text_lies_in_memory(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(HostileText.Bytes, bytes =>
        {
            int[] expected = tokenizer.EncodeToIds(bytes.Value);
            for (int offset = 1; offset <= 8; offset++)
            {
                byte[] surrounded = [.. Enumerable.Repeat((byte)'a', offset), .. bytes.Value, .. "'s a"u8];
                EveryShape.Same(expected, tokenizer.EncodeToIds(surrounded.AsSpan(offset, bytes.Value.Length)), $"at offset {offset}");
            }
        }, cases: 300);
    }
}
