using System.CommandLine;
using System.CommandLine.Parsing;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary><c>bytepair count</c>: how many tokens files, folders and datasets have.</summary>
internal sealed class CountCommand : Command, IHasExamples
{
    private readonly Argument<string[]> files = InputFiles.CreateArgument("Files, folders (without what .gitignore names, and without binary files) and patterns.");
    private readonly Option<SpecialTokenHandling> special = SpecialTokensOption.Create();
    private readonly Option<string> by = new("--by") { HelpName = "extension|folder", Description = "A row for each extension, or for each folder." };
    private readonly NumberOption top = NumberOption.Create("--top", "The N largest rows only; 0 for all. Default: 50 in a terminal, else all.");
    private readonly Option<bool> jsonLines = new("--jsonl") { Description = "The input is JSON Lines: counts what --field names." };

    private readonly Option<string[]> fields = new("--field")
    {
        HelpName = "PATH",
        Description = "What to count of each line, such as messages[].content; may be given several times. Default: text.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly NumberOption limit = NumberOption.Create("--limit", "Exit code 1 if there are more tokens in all. With --model, its window is the limit.");
    private readonly NumberOption limitEach = NumberOption.Create("--limit-each", "Exit code 1 if a file has more tokens, or a record of JSON Lines.");
    private readonly Option<bool> noIgnore = new("--no-ignore") { Description = "Counts what .gitignore names too." };
    private readonly TokenizerOptions tokenizer;
    private readonly OutputOptions output;

    public CountCommand()
        : base("count", "Counts tokens: a line for each file and a total, or a table with sizes, shares of a model's window and costs.")
    {
        tokenizer = new TokenizerOptions(this);
        Arguments.Add(files);
        foreach (Option option in (Option[])[special, by, top, jsonLines, fields, limit, limitEach, noIgnore])
        {
            Options.Add(option);
        }

        by.CompletionSources.Add("extension", "folder");
        output = new OutputOptions(this, OutputFormat.Json, OutputFormat.Csv);
        Validators.Add(Validate);
        SetAction(parsed => CountRun.Run(Read(parsed)));
    }

    public string Examples =>
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

    private CountOptions Read(ParseResult parsed)
    {
        bool isJsonLines = parsed.GetValue(jsonLines) || parsed.GetResult(fields) is not null;
        string[] paths = parsed.GetResult(fields) is null ? ["text"] : parsed.GetValue(fields)!;
        return new CountOptions
        {
            Tokenizer = tokenizer.Resolve(parsed),
            Special = parsed.GetValue(special),
            Words = InputFiles.PathsIn(parsed, files),
            Model = tokenizer.ResolveModel(parsed)?.Model,
            Fields = isJsonLines ? [.. paths.Select(FieldPath.Parse)] : [],
            Grouping = parsed.GetValue(by) switch { "extension" => Grouping.Extension, "folder" => Grouping.Folder, _ => Grouping.None },
            Format = output.FormatIn(parsed),
            Screen = output.ScreenIn(parsed),
            Limit = limit.In(parsed),
            LimitEach = limitEach.In(parsed),
            Top = top.In(parsed),
            ReadsIgnored = parsed.GetValue(noIgnore),
        };
    }

    private void Validate(CommandResult result)
    {
        if (result.GetResult(by)?.Tokens is [{ Value: not ("extension" or "folder") } token, ..])
        {
            result.AddError($"--by can't be '{token.Value}': use extension or folder.");
        }
    }
}
