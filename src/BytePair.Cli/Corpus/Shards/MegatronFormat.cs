using System.Buffers.Binary;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Corpus.Shards;

/// <summary>Megatron's indexed data set: ids, and beside them an index of documents, each of which is one sequence.</summary>
/// <remarks>
/// The index has a sign of nine bytes, the version 1 in eight, a code for the type of ids in one, the number of sequences, and one more than the number of documents, in
/// eight each; then the length of each sequence (four bytes), the place in bytes where each begins (eight), and for each document the number of its
/// first sequence, and last the number of sequences (eight).
/// </remarks>
internal sealed class MegatronFormat : ShardFormat
{
    private const string IndexExtension = ".idx";

    public override string Extension => ".bin";

    public override bool KeepsDocumentsWhole => true;

    public override int EntryLength => sizeof(int);

    public override IReadOnlyList<string> SideExtensions { get; } = [IndexExtension];

    private byte TypeCode => IdType == IdType.UInt16 ? (byte)8 : (byte)4;

    public override void WriteEntry(Span<byte> entry, long tokens, long end) =>
        BinaryPrimitives.WriteInt32LittleEndian(entry, tokens <= int.MaxValue ? (int)tokens : throw TooLong(tokens));

    public override void WriteSideFile(string extension, long tokens, long documents, Stream entries, Stream output)
    {
        output.Write("MMIDIDX\0\0"u8);
        WriteNumber(output, 1);
        output.WriteByte(TypeCode);
        WriteNumber(output, documents);
        WriteNumber(output, documents + 1);
        entries.CopyTo(output);
        WritePointers(documents, entries, output);
        for (long i = 0; i <= documents; i++)
        {
            WriteNumber(output, i);
        }
    }

    private void WritePointers(long documents, Stream entries, Stream output)
    {
        entries.Position = 0;
        using var buffered = new BufferedStream(entries, 1 << 16);
        Span<byte> entry = stackalloc byte[sizeof(int)];
        long place = 0;
        for (long i = 0; i < documents; i++)
        {
            WriteNumber(output, place);
            buffered.ReadExactly(entry);
            place += (long)BinaryPrimitives.ReadInt32LittleEndian(entry) * IdType.Width;
        }
    }

    private static void WriteNumber(Stream output, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        output.Write(bytes);
    }

    private static CommandFailedException TooLong(long tokens) =>
        new($"a document has {tokens} tokens, and Megatron's index takes {int.MaxValue} at most. Split the document, or use another --format.");
}
