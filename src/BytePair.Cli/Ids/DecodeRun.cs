using System.Buffers;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Ids;

/// <summary>A run of <c>decode</c>.</summary>
internal static class DecodeRun
{
    private const int BatchSize = 4096;

    /// <summary>Writes the bytes of the ids of each file; returns the exit code.</summary>
    public static int Run(string[] paths, BpeTokenizer tokenizer, IdFormat format)
    {
        using var output = new StandardOutput();
        int exitCode = InputFiles.ForEach(paths, (path, stream) => Decode(InputFiles.NameOf(path), ReaderOf(stream, format, InputFiles.NameOf(path)), tokenizer, output));
        output.Flush();
        return exitCode;
    }

    private static IIdReader ReaderOf(Stream stream, IdFormat format, string sourceName) => format switch
    {
        IdFormat.Text => new IdTextReader(stream, sourceName),
        IdFormat.Json => new JsonIdReader(stream, sourceName),
        IdFormat.UInt16 => new RawIdReader(stream, sizeof(ushort), sourceName),
        _ => new RawIdReader(stream, sizeof(uint), sourceName),
    };

    private static void Decode(string sourceName, IIdReader reader, BpeTokenizer tokenizer, StandardOutput output)
    {
        var batch = new int[BatchSize];
        for (long before = 0; reader.Read(batch) is > 0 and int count; before += count)
        {
            ReadOnlySpan<int> ids = batch.AsSpan(0, count);
            try
            {
                Write(ids);
            }
            catch (UnknownTokenIdException unknown)
            {
                Write(ids[..unknown.Index]);
                throw new CommandFailedException(
                    $"{sourceName}: {reader.Unit} {before + unknown.Index + 1} is {unknown.TokenId}, an id that "
                    + $"{tokenizer.EncodingName} doesn't have. Was it encoded with another encoding?");
            }
        }

        void Write(ReadOnlySpan<int> ids)
        {
            // All bytes of a batch or none: how far the core came before it met an unknown id is its own affair.
            output.Write(tokenizer.DecodeToUtf8(ids));
        }
    }
}
