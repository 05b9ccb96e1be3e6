using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Ids;

/// <summary><c>bytepair decode</c>: ids back into the bytes that they stand for.</summary>
internal sealed class DecodeCommand() : ToolCommand("decode", "Reads token ids (separated by white space or commas; or JSON, or raw numbers) and writes their bytes.")
{
    private readonly FilesArgument files = new("Files of ids.");
    private readonly TokenizerOptions tokenizer = new();
    private readonly IdFormatOption format = new("How the ids are written: numbers between white space, commas or brackets (text, the default), JSON, or two (u16) or four (u32) bytes an id, little-endian.");

    public override Parameter[] Parameters => [files, .. tokenizer.All, format];

    public override string Examples =>
        """
        Examples:
          bytepair decode ids.txt > notes.txt
          echo '[13225, 2375]' | bytepair decode --model gpt-4o
          bytepair decode --format u16 -e gpt2 train.bin | less
        """;

    public override string? Check() => tokenizer.Check();

    public override int Run() => DecodeRun.Run(files.Paths, tokenizer.ResolveFor(files.Paths), format.Format);
}
