using System.Buffers;
using System.Globalization;
using BytePair.Tests.Support;

namespace BytePair.Tests.Golden;

/// <summary>Ids give the reference's bytes and text; an id that the encoding doesn't have is named, never dropped.</summary>
public sealed class DecodeVectorTests
{
    [Theory, EachEncoding]
    public void Ids_give_the_reference_bytes_in_the_compact_set(string encoding) =>
        Check(encoding, GoldenFile.Compact<DecodeVector>("decode.jsonl"));

    [SharedTheory, EachEncoding]
    public void Ids_give_the_reference_bytes_in_the_whole_set(string encoding) =>
        Check(encoding, GoldenFile.Shared<DecodeVector>("decode-dev.jsonl"));

    private static void Check(string encoding, IEnumerable<DecodeVector> vectors)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Failures failures = new();
        foreach (DecodeVector vector in vectors.Where(v => v.Encoding == encoding))
        {
            int[] ids = [.. vector.Tokens.Select(id => unchecked((int)id))]; // the reference's ids are unsigned
            failures.Check($"{vector.Id} [{string.Join(",", ids)}]", () =>
            {
                if (vector.ErrorToken is { } unknown)
                {
                    Refused(tokenizer, ids, unchecked((int)unknown));
                }
                else
                {
                    EveryShape.Decodes(tokenizer, ids, Convert.FromHexString(vector.BytesHex!));
                    Assert.Equal(vector.Text, tokenizer.Decode(ids));
                }
            });
        }

        failures.AssertNone();
    }

    private static void Refused(BpeTokenizer tokenizer, int[] ids, int unknown)
    {
        Action[] shapes =
        [
            () => tokenizer.Decode(ids),
            () => tokenizer.DecodeToUtf8(ids),
            () => tokenizer.DecodeToUtf8(ids, new ArrayBufferWriter<byte>()),
            () => tokenizer.CountUtf8Bytes(ids),
            () => tokenizer.TryDecodeToUtf8(ids, new byte[10_000], out _),
            () => tokenizer.TryDecode(ids, new char[10_000], out _),
            () => tokenizer.Decode(ids, new ArrayBufferWriter<char>()),
            () => tokenizer.DecodeWithOffsets(ids, out _),
            () => tokenizer.CreateDecoder().Append(ids),
            () => tokenizer.CreateDecoder().Append(ids, new char[10_000], out _, out _),
            () => tokenizer.CreateDecoder().Append(ids, new ArrayBufferWriter<char>()),
            () => Assert.DoesNotContain("", tokenizer.DecodeStream(ids)),
        ];
        foreach (Action shape in shapes)
        {
            UnknownTokenIdException refusal = Assert.Throws<UnknownTokenIdException>(shape);
            Assert.Equal(unknown, refusal.TokenId);
            Assert.Equal(Array.IndexOf(ids, unknown), refusal.Index);
            Assert.Contains(unknown.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
        }
    }
}
