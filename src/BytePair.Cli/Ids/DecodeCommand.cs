using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Ids;

/// <summary><c>bytepair decode</c>: ids back into the bytes that they stand for.</summary>
internal sealed class DecodeCommand : Command, IHasExamples
{
    public DecodeCommand()
        : base("decode", "Reads token ids (separated by white space or commas; or JSON, or raw numbers) and writes their bytes.")
    {
        Argument<string[]> files = InputFiles.CreateArgument("Files of ids.");
        var tokenizer = new TokenizerOptions(this);
        Option<IdFormat> format = IdFormatOption.Create("How the ids are written: numbers between white space, commas or brackets (text, the default), JSON, or two (u16) or four (u32) bytes an id, little-endian.");
        Arguments.Add(files);
        Options.Add(format);
        SetAction(parsed => DecodeRun.Run(InputFiles.PathsIn(parsed, files), tokenizer.Resolve(parsed), parsed.GetValue(format)));
    }

    public string Examples =>
        """
        Examples:
          bytepair decode ids.txt > notes.txt
          echo '[13225, 2375]' | bytepair decode --model gpt-4o
          bytepair decode --format u16 -e gpt2 train.bin | less
        """;
}
