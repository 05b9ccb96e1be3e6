using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Viewing;

/// <summary><c>bytepair view</c>: a text with its tokens in colours.</summary>
internal sealed class ViewCommand : Command, IHasExamples
{
    private readonly Argument<string[]> files = InputFiles.CreateArgument("Files to show.");
    private readonly Option<bool> ids = new("--ids") { Description = "Shows the ids below the tokens." };
    private readonly Option<bool> explain = new("--explain") { Description = "Shows how each piece of the text was merged, step by step." };
    private readonly Option<SpecialTokenHandling> special = SpecialTokensOption.Create();
    private readonly TokenizerOptions tokenizer;
    private readonly OutputOptions outputOptions;

    public ViewCommand()
        : base("view", "Shows a text with its tokens in alternating colours, or with bars between them where there are no colours.")
    {
        Arguments.Add(files);
        Options.Add(ids);
        Options.Add(explain);
        tokenizer = new TokenizerOptions(this);
        Options.Add(special);
        outputOptions = new OutputOptions(this);
        Validators.Add(result =>
        {
            if (result.GetResult(ids) is not null && result.GetResult(explain) is not null)
            {
                result.AddError("--ids and --explain exclude each other: give one of them.");
            }
        });
        SetAction(parsed => ViewRun.Run(
            InputFiles.PathsIn(parsed, files), tokenizer.Resolve(parsed), parsed.GetValue(special), outputOptions.ScreenIn(parsed), parsed.GetValue(ids), parsed.GetValue(explain)));
    }

    public string Examples =>
        """
        White space and control characters are shown: · is a space, ⏎ a line feed, → a tab, ‹U+200B› a character by its
        number, ‹E6 96› bytes that are no whole character. ◌ carries a mark whose letter is in another token.

        Examples:
          bytepair view notes.txt
          echo 'Hello, wörld! 你好' | bytepair view --ids -m gpt-4o
          echo ' antidisestablishmentarianism' | bytepair view --explain
          bytepair view --color always big.txt | less -R
        """;
}
