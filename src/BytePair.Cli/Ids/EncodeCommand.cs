using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Ids;

/// <summary><c>bytepair encode</c>: the ids of each file, as text, JSON or raw numbers.</summary>
internal sealed class EncodeCommand : Command, IHasExamples
{
    public EncodeCommand()
        : base("encode", "Writes the token ids of each file on a line of its own, separated by spaces; or as JSON, or as raw numbers.")
    {
        Argument<string[]> files = InputFiles.CreateArgument("Files to encode.");
        var tokenizer = new TokenizerOptions(this);
        Option<SpecialTokenHandling> special = SpecialTokensOption.Create();
        Option<IdFormat> format = IdFormatOption.Create("Numbers with spaces (text, the default), a JSON array a file, or two (u16) or four (u32) bytes an id, little-endian.");
        var offsets = new Option<bool>("--offsets") { Description = "With --format json: objects with the id, and the first byte and the one behind the last of its place in the file." };
        Arguments.Add(files);
        Options.Add(special);
        Options.Add(format);
        Options.Add(offsets);
        Validators.Add(parsed =>
        {
            if (parsed.GetValue(offsets) && parsed.GetValue(format) != IdFormat.Json)
            {
                parsed.AddError("--offsets belongs to --format json: give that too.");
            }
        });
        SetAction(parsed =>
        {
            string[] paths = InputFiles.PathsIn(parsed, files);
            BpeTokenizer encoder = tokenizer.Resolve(parsed);
            return parsed.GetValue(offsets)
                ? EncodeRun.WriteOffsets(paths, encoder, parsed.GetValue(special))
                : EncodeRun.WriteIds(paths, encoder, parsed.GetValue(special), parsed.GetValue(format));
        });
    }

    public string Examples =>
        """
        Examples:
          bytepair encode notes.txt > ids.txt
          echo 'Hello <|endoftext|>' | bytepair encode -e cl100k_base --special recognize
          bytepair encode --format json --offsets notes.txt
          bytepair encode --format u32 notes.txt > ids.bin
        """;
}
