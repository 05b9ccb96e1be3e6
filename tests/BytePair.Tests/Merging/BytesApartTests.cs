using System.Buffers.Binary;
using System.Text;
using BytePair.Encodings;
using BytePair.Merging;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using BytePair.Vocabularies;

namespace BytePair.Tests.Merging;

/// <summary>What is told to stay bytes is what rescanning leaves as bytes, and nothing else.</summary>
public sealed unsafe class BytesApartTests
{
    private static readonly string[] Names = ["r50k_base", "p50k_base", "cl100k_base", "o200k_base"];

    /// <summary>Each vocabulary; pieces of one to as many bytes as fit.</summary>
    public static TheoryData<string, int> Lengths
    {
        get
        {
            TheoryData<string, int> lengths = [];
            foreach (string name in Names)
            {
                for (int length = 1; length <= BytesApart.MaxLength; length++)
                {
                    lengths.Add(name, length);
                }
            }

            return lengths;
        }
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Bytes_stay_apart_if_rescanning_leaves_them(string name, int length)
    {
        Vocabulary vocabulary = Open(name);
        Random random = new(20261123);
        int apart = 0;
        for (int i = 0; i < 600; i++)
        {
            byte[] piece = [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(256))];
            apart += Check(vocabulary, name, piece, random);
        }

        Assert.InRange(apart, length == 1 ? 600 : 1, length == 1 ? 600 : 599);
    }

    /// <summary>Wherever those two are, the others being bytes that UTF-8 doesn't have.</summary>
    [Theory, MemberData(nameof(Lengths))]
    public void Two_bytes_that_merge_are_found_at_every_place(string name, int length)
    {
        Vocabulary vocabulary = Open(name);
        Random random = new(2);
        byte[] apart = [.. Enumerable.Range(0, length).Select(i => (byte)(0xFF - (i % 8)))];
        Assert.Equal(1, Check(vocabulary, name, apart, random));
        for (int at = 0; at < length - 1; at++)
        {
            byte[] piece = [.. apart];
            "er"u8.CopyTo(piece.AsSpan(at));
            Assert.Equal(0, Check(vocabulary, name, piece, random));
        }
    }

    [Theory, InlineData("r50k_base"), InlineData("p50k_base"), InlineData("cl100k_base"), InlineData("o200k_base")]
    public void Each_two_bytes_that_are_a_token_merge(string name)
    {
        Vocabulary vocabulary = Open(name);
        Random random = new(1);
        int apart = Enumerable.Range(0, 1 << 16).Sum(pair => Check(vocabulary, name, [(byte)(pair >> 8), (byte)pair], random));
        Assert.Equal((1 << 16) - PublishedRanks.Of(name + ".tiktoken").Keys.Count(token => token.Length == 2), apart);
    }

    /// <summary>Returns 1 if the bytes stay apart; those behind them are any.</summary>
    private static int Check(Vocabulary vocabulary, string name, byte[] piece, Random random)
    {
        int* ids = stackalloc int[BytesApart.MaxLength];
        byte[] word = new byte[sizeof(ulong)];
        random.NextBytes(word);
        piece.CopyTo(word, 0);
        ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(word);
        int[] expected = [.. RescanningMerge.Merge(Encoding.Latin1.GetString(piece), PublishedRanks.Of(name + ".tiktoken"))];
        bool isApart;
        fixed (ulong* merging = vocabulary.MergingBytes)
        {
            BytesApart bytesApart = new(merging, vocabulary.ByteRanks);
            isApart = bytesApart.AreApart(bytes, piece.Length) == 1;
            bytesApart.ToIds(bytes, ids);
        }

        Assert.Equal(expected.Length == piece.Length, isApart);
        if (isApart)
        {
            EveryShape.Same(expected, new ReadOnlySpan<int>(ids, piece.Length).ToArray(), $"{Convert.ToHexString(piece)} apart");
        }

        GC.KeepAlive(vocabulary);
        return isApart ? 1 : 0;
    }

    private static Vocabulary Open(string name)
    {
        EncodingDefinition definition = BuiltInEncodings.Find(name)!;
        return Vocabulary.OpenPrebuilt(definition.Vocabulary, definition.IdLimit);
    }
}
