using System.CommandLine;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Chat;

/// <summary><c>bytepair chat</c>: what a request to a chat model takes, leaves and costs; and the request that fits.</summary>
internal sealed class ChatCommand : Command, IHasExamples
{
    private readonly Argument<string?> file = InputFile.CreateArgument("A request of OpenAI's API in JSON, for chat completions or responses.");
    private readonly Option<string?> model = new("--model", "-m") { HelpName = "NAME", Description = "The model to count for; default: the one that the request names." };
    private readonly NumberOption reserve = NumberOption.OfTokens("--reserve", least: 0, "Tokens to leave for the answer; default: what the request allows it.");
    private readonly NumberOption limit = NumberOption.OfTokens("--limit", least: 1, "The most tokens that the request may have.");
    private readonly Option<bool> fit = new("--fit") { Description = "Writes the request without the oldest messages that don't fit the window and --limit." };
    private readonly Option<bool> cut = new("--cut") { Description = "With --fit: lets the largest of the newest texts be cut, where else nothing fits." };
    private readonly Option<bool> turns = new("--turns") { Description = "With --fit: drops a question with all that follows it up to the next." };
    private readonly Option<bool> jsonLines = new("--jsonl") { Description = "The input has a request on each line, as have files called .jsonl and .ndjson; JSON has an object for each." };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Says nothing on standard error of what was dropped or can't be counted." };
    private readonly OutputOptions output;

    public ChatCommand()
        : base("chat", "Counts a request message by message: tools, images, what is left of the window, the cost. Makes it fit.")
    {
        model.CompletionSources.Add(_ => ModelCatalog.Default.Models.Where(known => known.Kind == ModelKind.Chat).Select(known => new System.CommandLine.Completions.CompletionItem(known.Name)));
        Arguments.Add(file);
        foreach (Option option in (Option[])[model, reserve, limit, fit, cut, turns, jsonLines, quiet])
        {
            Options.Add(option);
        }

        output = new OutputOptions(this, OutputFormat.Json);
        SetAction(parsed => Run(parsed, InputFile.PathIn(parsed, file)));
    }

    public string Examples =>
        """
        Counts are exact where the service is known to count so; others say by how much they may differ, and that is
        reckoned in where a request has to fit.
        Exit codes: 0 success; 1 over --limit or the model's window, or --fit can't make it fit; 2 something could not be
        read.

        Examples:
          bytepair chat request.json
          bytepair chat --model gpt-4o --reserve 2000 --limit 100000 request.json
          bytepair chat --fit --limit 8000 request.json > shorter.json
          bytepair chat --model gpt-4o-mini --jsonl train.jsonl
        """;

    private int Run(ParseResult parsed, string path)
    {
        ChatSettings settings = SettingsIn(parsed);
        var run = new ChatRun(settings, output.ScreenIn(parsed));
        bool isLines = parsed.GetValue(jsonLines) || Path.GetExtension(path).ToUpperInvariant() is ".JSONL" or ".NDJSON";
        return InputFile.Use(path, stream => isLines ? run.RunLines(stream, path) : run.RunWhole(stream, path));
    }

    private ChatSettings SettingsIn(ParseResult parsed)
    {
        bool fits = parsed.GetValue(fit);
        bool isJson = output.FormatIn(parsed) == OutputFormat.Json;
        if (fits && isJson)
        {
            throw new CommandFailedException("--fit writes the request, which is JSON already: leave --json out.");
        }

        if (!fits && (parsed.GetValue(cut) || parsed.GetValue(turns)))
        {
            throw new CommandFailedException("--cut and --turns say how --fit makes a request fit: give that too.");
        }

        return new ChatSettings
        {
            Model = parsed.GetValue(model),
            Reserve = reserve.TokensIn(parsed),
            Limit = limit.TokensIn(parsed),
            IsJson = isJson,
            IsQuiet = parsed.GetValue(quiet),
            Fitting = fits ? new FittingOptions { CutsLargestTexts = parsed.GetValue(cut), Unit = parsed.GetValue(turns) ? FittingUnit.Turn : FittingUnit.Message } : null,
        };
    }
}
