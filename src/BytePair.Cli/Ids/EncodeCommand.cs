using System.Buffers;
using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Ids;

/// <summary><c>bytepair encode</c>: the ids of each file on a line.</summary>
internal sealed class EncodeCommand : Command, IHasExamples
{
    public EncodeCommand()
        : base("encode", "Writes the token ids of each file on a line of its own, separated by spaces.")
    {
        Argument<string[]> files = InputFiles.CreateArgument("Files to encode.");
        var tokenizer = new TokenizerOptions(this);
        Option<SpecialTokenHandling> special = SpecialTokensOption.Create();
        Arguments.Add(files);
        Options.Add(special);
        SetAction(parsed => Run(InputFiles.PathsIn(parsed, files), tokenizer.Resolve(parsed), parsed.GetValue(special)));
    }

    public string Examples =>
        """
        Examples:
          bytepair encode notes.txt > ids.txt
          echo 'Hello <|endoftext|>' | bytepair encode -e cl100k_base --special recognize
        """;

    private static int Run(string[] paths, BpeTokenizer tokenizer, SpecialTokenHandling special)
    {
        using var output = new StandardOutput();
        int exitCode = InputFiles.ForEach(paths, (_, stream) =>
        {
            var ids = new IdTextWriter(output);
            bool complete = false;
            try
            {
                tokenizer.Encode(stream, ids, special);
                complete = true;
            }
            finally
            {
                // What an input gave before it failed keeps to its own line.
                if (complete || ids.HasWritten)
                {
                    output.Write("\n"u8);
                }
            }
        });
        output.Flush();
        return exitCode;
    }
}
