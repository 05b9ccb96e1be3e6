using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Ids;

/// <summary><c>bytepair encode</c>: the ids of each file, as text, JSON or raw numbers.</summary>
internal sealed class EncodeCommand() : ToolCommand("encode", "Writes the token ids of each file on a line of its own, separated by spaces; or as JSON, or as raw numbers.")
{
    private readonly FilesArgument files = new("Files to encode.");
    private readonly TokenizerOptions tokenizer = new();
    private readonly SpecialTokensOption special = new();
    private readonly IdFormatOption format = new("Numbers with spaces (text, the default), a JSON array a file, or two (u16) or four (u32) bytes an id, little-endian.");
    private readonly Flag offsets = new("--offsets", "With --format json: objects with the id, and the first byte and the one behind the last of its place in the file.");

    public override Parameter[] Parameters => [files, .. tokenizer.All, special, format, offsets];

    public override string Examples =>
        """
        Examples:
          bytepair encode notes.txt > ids.txt
          echo 'Hello <|endoftext|>' | bytepair encode -e cl100k_base --special recognize
          bytepair encode --format json --offsets notes.txt
          bytepair encode --format u32 notes.txt > ids.bin
        """;

    public override string? Check() =>
        tokenizer.Check() ?? (offsets.IsGiven && format.Format != IdFormat.Json ? "--offsets belongs to --format json: give that too." : null);

    public override int Run()
    {
        BpeTokenizer encoder = tokenizer.ResolveFor(files.Paths);
        return offsets.IsGiven
            ? EncodeRun.WriteOffsets(files.Paths, encoder, special.Handling)
            : EncodeRun.WriteIds(files.Paths, encoder, special.Handling, format.Format);
    }
}
