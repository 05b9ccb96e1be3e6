using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;

namespace BytePair.Cli.Viewing;

/// <summary><c>bytepair view</c>: a text with its tokens in colours.</summary>
internal sealed class ViewCommand() : ToolCommand("view", "Shows a text with its tokens in alternating colours, or with bars between them where there are no colours.")
{
    private readonly FilesArgument files = new("Files to show.");
    private readonly Flag ids = new("--ids", "Shows the ids below the tokens.");
    private readonly Flag explain = new("--explain", "Shows how each piece of the text was merged, step by step.");
    private readonly TokenizerOptions tokenizer = new();
    private readonly SpecialTokensOption special = new();
    private readonly OutputOptions output = new();

    public override Parameter[] Parameters => [files, ids, explain, .. tokenizer.All, special, .. output.All];

    public override string Examples =>
        """
        White space and control characters are shown: · is a space, ⏎ a line feed, → a tab, ‹U+200B› a character by its
        number, ‹E6 96› bytes that are no whole character. ◌ carries a mark whose letter is in another token.

        Examples:
          bytepair view notes.txt
          echo 'Hello, wörld! 你好' | bytepair view --ids -m gpt-4o
          echo ' antidisestablishmentarianism' | bytepair view --explain
          bytepair view --color always big.txt | less -R
        """;

    public override string? Check() =>
        tokenizer.Check() ?? output.Check() ?? (ids.IsGiven && explain.IsGiven ? "--ids and --explain exclude each other: give one of them." : null);

    public override int Run() => ViewRun.Run(files.Paths, tokenizer.ResolveFor(files.Paths), special.Handling, output.Screen, ids.IsGiven, explain.IsGiven);
}
