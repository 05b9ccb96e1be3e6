using System.Buffers;
using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Ids;

/// <summary><c>bytepair decode</c>: ids back into the bytes that they stand for.</summary>
internal sealed class DecodeCommand : Command, IHasExamples
{
    private const int BatchSize = 4096;

    public DecodeCommand()
        : base("decode", "Reads token ids (separated by white space or commas; or JSON, or raw numbers) and writes their bytes.")
    {
        Argument<string[]> files = InputFiles.CreateArgument("Files of ids.");
        var tokenizer = new TokenizerOptions(this);
        Option<IdFormat> format = IdFormatOption.Create("How the ids are written: numbers between white space, commas or brackets (text, the default), JSON, or two (u16) or four (u32) bytes an id, little-endian.");
        Arguments.Add(files);
        Options.Add(format);
        SetAction(parsed => Run(InputFiles.PathsIn(parsed, files), tokenizer.Resolve(parsed), parsed.GetValue(format)));
    }

    public string Examples =>
        """
        Examples:
          bytepair decode ids.txt > notes.txt
          echo '[13225, 2375]' | bytepair decode --model gpt-4o
          bytepair decode --format u16 -e gpt2 train.bin | less
        """;

    private static int Run(string[] paths, BpeTokenizer tokenizer, IdFormat format)
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
        var bytes = new ArrayBufferWriter<byte>(BatchSize * 8);
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
            bytes.ResetWrittenCount();
            tokenizer.DecodeToUtf8(ids, bytes);
            output.Write(bytes.WrittenSpan);
        }
    }
}
