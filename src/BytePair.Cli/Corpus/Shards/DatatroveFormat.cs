using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace BytePair.Cli.Corpus.Shards;

/// <summary>A tokenized file of datatrove's: ids, and beside them where each document ends, in tokens, in eight bytes each; and the name of the tokenizer with the number of tokens.</summary>
/// <param name="tokenizer">The name of the encoding.</param>
internal sealed class DatatroveFormat(string tokenizer) : ShardFormat
{
    private const string IndexExtension = ".index";
    private const string MetadataExtension = ".metadata";
    private const string Prefixes = "kMGTPE";

    public override string Extension => ".ds";

    public override bool KeepsDocumentsWhole => true;

    public override int EntryLength => sizeof(long);

    public override IReadOnlyList<string> SideExtensions { get; } = [".ds" + IndexExtension, ".ds" + MetadataExtension];

    public override void WriteEntry(Span<byte> entry, long tokens, long end) => BinaryPrimitives.WriteInt64LittleEndian(entry, end);

    public override void WriteSideFile(string extension, long tokens, long documents, Stream entries, Stream output)
    {
        if (extension.EndsWith(IndexExtension, StringComparison.Ordinal))
        {
            entries.CopyTo(output);
            return;
        }

        string metadata = string.Create(CultureInfo.InvariantCulture, $"{tokenizer}|{IdType.Width}\n{tokens}\n{Rounded(tokens)}");
        output.Write(Encoding.UTF8.GetBytes(metadata));
    }

    /// <summary>A number for people, in three digits: 1234567 is <c>1.23 MT</c>.</summary>
    private static string Rounded(long tokens)
    {
        int power = tokens.ToString(CultureInfo.InvariantCulture).Length - 1;
        double value = tokens;
        for (int i = 0; i < power / 3; i++)
        {
            value /= 1000;
        }

        string digits = value.ToString("F" + (2 - (power % 3)).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return power < 3 ? $"{digits} T" : $"{digits} {Prefixes[(power / 3) - 1]}T";
    }
}
