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
        : base("decode", "Reads token ids (separated by white space or commas, JSON arrays too) and writes their bytes.")
    {
        Argument<string[]> files = InputFiles.CreateArgument("Files of ids.");
        var tokenizer = new TokenizerOptions(this);
        Arguments.Add(files);
        SetAction(parsed => Run(InputFiles.PathsIn(parsed, files), tokenizer.Resolve(parsed)));
    }

    public string Examples =>
        """
        Examples:
          bytepair decode ids.txt > notes.txt
          echo '[13225, 2375]' | bytepair decode --model gpt-4o
        """;

    private static int Run(string[] paths, BpeTokenizer tokenizer)
    {
        using var output = new StandardOutput();
        int exitCode = InputFiles.ForEach(paths, (path, stream) => Decode(path, stream, tokenizer, output));
        output.Flush();
        return exitCode;
    }

    private static void Decode(string path, Stream stream, BpeTokenizer tokenizer, StandardOutput output)
    {
        var reader = new IdTextReader(stream, InputFiles.NameOf(path));
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
                    $"{InputFiles.NameOf(path)}: word {before + unknown.Index + 1} is {unknown.TokenId}, an id that "
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
