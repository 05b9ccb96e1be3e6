using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Counting;

/// <summary><c>bytepair count</c>: how many tokens each file has, and all together.</summary>
internal sealed class CountCommand : Command, IHasExamples
{
    public CountCommand()
        : base("count", "Counts tokens: a line for each file, and a total for several. Standard input gives the number alone.")
    {
        Argument<string[]> files = InputFiles.CreateArgument("Files to count.");
        var tokenizer = new TokenizerOptions(this);
        Option<SpecialTokenHandling> special = SpecialTokensOption.Create();
        Arguments.Add(files);
        Options.Add(special);
        SetAction(parsed => FileCounts.Print(InputFiles.PathsIn(parsed, files), tokenizer.Resolve(parsed), parsed.GetValue(special)));
    }

    public string Examples =>
        """
        Examples:
          bytepair count README.md
          bytepair count --model gpt-4o src/*.cs
          git diff | bytepair count -e cl100k_base
        """;
}
