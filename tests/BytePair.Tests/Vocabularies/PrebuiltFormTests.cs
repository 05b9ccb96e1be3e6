using System.Buffers.Binary;
using System.Security.Cryptography;
using BytePair.Building;
using BytePair.Tests.Support;
using BytePair.Vocabularies;

namespace BytePair.Tests.Vocabularies;

/// <summary>The embedded form is, byte for byte, what the published file gives: ids, ranks, tables and checksums.</summary>
public sealed class PrebuiltFormTests
{
    /// <summary>What the table of byte pairs has is found among the tokens; the table of all pairs says the same.</summary>
    [Theory]
    [InlineData("cl100k_base", int.MaxValue)]
    [InlineData("o200k_base", int.MaxValue)]
    [InlineData("p50k_base", int.MaxValue)]
    [InlineData("p50k_base", 50256)]
    [InlineData("p50k_base", 1000)]
    public void Two_bytes_merge_to_their_token(string vocabulary, int idLimit)
    {
        Vocabulary opened = Vocabulary.OpenPrebuilt(vocabulary, idLimit);
        Assert.Equal(Enumerable.Range(0, 1 << 16).Select(pair => opened.Pairs.RankOf(opened.RankOfByte((byte)(pair >> 8)), opened.RankOfByte((byte)pair))), opened.BytePairs);
    }

    [Theory]
    [InlineData("cl100k_base")]
    [InlineData("o200k_base")]
    [InlineData("p50k_base")]
    public void It_is_made_from_the_published_file_and_nothing_else(string vocabulary)
    {
        byte[] published = File.ReadAllBytes(Repository.PathOf("vocab", vocabulary + ".tiktoken"));
        ReadOnlySpan<byte> embedded = Vocabulary.OpenPrebuilt(vocabulary).Form;
        byte[] madeAgain = VocabularyBuilder.FormOfRanks(TiktokenFile.Read(new MemoryStream(published)), SHA256.HashData(published));
        Assert.True(embedded.SequenceEqual(madeAgain), "Run src/BytePair.DataGenerator -- vocabularies, and see what changed.");
        Assert.Equal(
            PrebuiltFormat.Checksum(embedded[PrebuiltFormat.HeaderLength..]),
            BinaryPrimitives.ReadUInt64LittleEndian(embedded[PrebuiltFormat.ChecksumAt..]));
    }

    [Fact]
    public void The_assembly_with_all_vocabularies_stays_below_12_MB() =>
        Assert.InRange(new FileInfo(typeof(BpeTokenizer).Assembly.Location).Length, 1, 12_000_000);

    /// <summary>Why r50k_base can be read from the form of p50k_base.</summary>
    [Fact]
    public void R50k_is_the_beginning_of_p50k()
    {
        string[] smaller = File.ReadAllLines(Repository.PathOf("vocab", "r50k_base.tiktoken"));
        Assert.Equal(smaller, File.ReadLines(Repository.PathOf("vocab", "p50k_base.tiktoken")).Take(smaller.Length));
    }
}
