using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.Pieces;

/// <summary>Text of which nearly all is new goes other ways than real text does, and has the same ids as by the oracle.</summary>
public sealed class NewPiecesTests
{
    /// <summary>Of most pieces no two bytes merge. Long enough that hundreds of them are looked up at once, after which those that follow are told; and again.</summary>
    [Theory, EachEncoding]
    public void Random_bytes_have_the_ids_of_the_reference(string encoding)
    {
        const int Length = 60_000;
        Random random = new(20261123);
        byte[] text = [.. Enumerable.Range(0, Length).Select(_ => (byte)random.Next(256))];
        int[] expected = ReferenceEncoding.For(encoding).Encode(text);
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        for (int turn = 0; turn < 3; turn++)
        {
            EveryShape.Same(expected, tokenizer.EncodeToIds(text), $"random bytes, turn {turn}");
            Assert.Equal(expected.Length, tokenizer.CountTokens(text));
        }
    }
}
