using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary><c>bytepair count</c>: how many tokens files, folders and datasets have.</summary>
internal sealed class CountCommand() : ToolCommand("count", "Counts tokens: a line for each file and a total, or a table with sizes, shares of a model's window and costs.")
{
    private readonly FilesArgument files = new("Files, folders (without what .gitignore names, and without binary files) and patterns.");
    private readonly TokenizerOptions tokenizer = new();
    private readonly SpecialTokensOption special = new();
    private readonly ChoiceOption by = new("--by", "A row for each extension, or for each folder.", "extension", "folder");
    private readonly NumberOption top = new("--top", "The N largest rows only; 0 for all. Default: 50 in a terminal, else all.");
    private readonly Flag jsonLines = new("--jsonl", "The input is JSON Lines: counts what --field names.");
    private readonly TextsOption fields = new("--field", "PATH", "What to count of each line, such as messages[].content; may be given several times. Default: text.");
    private readonly NumberOption limit = new("--limit", "Exit code 1 if there are more tokens in all. With --model, its window is the limit.");
    private readonly NumberOption limitEach = new("--limit-each", "Exit code 1 if a file has more tokens, or a record of JSON Lines.");
    private readonly Flag noIgnore = new("--no-ignore", "Counts what .gitignore names too.");
    private readonly OutputOptions output = new(OutputFormat.Json, OutputFormat.Csv);

    public override Parameter[] Parameters => [files, .. tokenizer.All, special, by, top, jsonLines, fields, limit, limitEach, noIgnore, .. output.All];

    public override string Examples =>
        """
        Output: files alone give a line each, in their order; standard input the number alone. Folders, patterns, --by,
        --jsonl, --limit-each and --model with several files give a table sorted by tokens.
        Exit codes: 0 success; 1 over --limit, --limit-each or the window of --model; 2 something could not be read.

        Examples:
          bytepair count README.md
          bytepair count .                                         what a repository comes to
          bytepair count --model gpt-5 --by extension src docs     with the share of the window, and the cost
          bytepair count 'src/**/*.{cs,md}' --json
          bytepair count --model gpt-4o src/*.cs
          git diff | bytepair count -e cl100k_base --limit 8000    for a CI: exit code 1 if there are more
          bytepair count --jsonl --field messages[].content --limit-each 4096 train.jsonl
        """;

    public override string? Check() => tokenizer.Check() ?? output.Check();

    public override int Run() => CountRun.Run(new CountOptions
    {
        Encoding = tokenizer,
        Special = special.Handling,
        Words = files.Paths,
        Model = tokenizer.ResolveModel()?.Model,
        Fields = fields.IsGiven || jsonLines.IsGiven ? ParseFields() : [],
        Grouping = by.Value switch { "extension" => Grouping.Extension, "folder" => Grouping.Folder, _ => Grouping.None },
        Format = output.Format,
        Screen = output.Screen,
        Limit = limit.Value,
        LimitEach = limitEach.Value,
        Top = top.Value,
        ReadsIgnored = noIgnore.IsGiven,
    });

    /// <summary>Apart, so that what it takes is loaded where it runs.</summary>
    private FieldPath[] ParseFields() => fields.IsGiven ? [.. fields.Values.Select(FieldPath.Parse)] : [FieldPath.Parse("text")];
}
