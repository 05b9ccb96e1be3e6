using System.Buffers.Binary;

namespace BytePair.Cli.Corpus.Shards;

/// <summary>What llm.c's data loader reads, and loaders that took its form over: 256 numbers of four bytes, then the ids.</summary>
/// <remarks>The first three numbers are a sign, a version and how many ids follow. Sign and version tell ids of two bytes (as of GPT-2) from those of four (as of Llama 3).</remarks>
internal sealed class LlmCFormat : ShardFormat
{
    /// <summary>The number is signed, and of four bytes.</summary>
    public const long MaxTokens = int.MaxValue;

    private const int HeaderNumbers = 256;

    public override string Extension => ".bin";

    public override int HeaderLength => HeaderNumbers * sizeof(int);

    public override void WriteHeader(Span<byte> header, long tokens)
    {
        header.Clear();
        (int sign, int version) = IdType == IdType.UInt16 ? (20240520, 1) : (20240801, 7);
        BinaryPrimitives.WriteInt32LittleEndian(header, sign);
        BinaryPrimitives.WriteInt32LittleEndian(header.Slice(sizeof(int)), version);
        BinaryPrimitives.WriteInt32LittleEndian(header.Slice(2 * sizeof(int)), checked((int)tokens));
    }
}
