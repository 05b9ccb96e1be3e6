using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Chat;

/// <summary><c>bytepair chat</c>: what a request to a chat model takes, leaves and costs; and the request that fits.</summary>
internal sealed class ChatCommand() : ToolCommand("chat", "Counts a request message by message: tools, images, what is left of the window, the cost. Makes it fit.")
{
    private readonly FileArgument file = new("A request of OpenAI's API in JSON, for chat completions or responses.");

    private readonly TextOption model = new("--model", "NAME", "The model to count for; default: the one that the request names.")
    {
        Alias = "-m",
        Suggestions = () => ModelCatalog.Default.Models.Where(known => known.Kind == ModelKind.Chat).Select(known => known.Name),
    };

    private readonly NumberOption reserve = NumberOption.OfTokens("--reserve", least: 0, "Tokens to leave for the answer; default: what the request allows it.");
    private readonly NumberOption limit = NumberOption.OfTokens("--limit", least: 1, "The most tokens that the request may have.");
    private readonly Flag fit = new("--fit", "Writes the request without the oldest messages that don't fit the window and --limit.");
    private readonly Flag cut = new("--cut", "With --fit: lets the largest of the newest texts be cut, where else nothing fits.");
    private readonly Flag turns = new("--turns", "With --fit: drops a question with all that follows it up to the next.");
    private readonly Flag jsonLines = new("--jsonl", "The input has a request on each line, as have files called .jsonl and .ndjson; JSON has an object for each.");
    private readonly Flag quiet = new("--quiet", "Says nothing on standard error of what was dropped or can't be counted.") { Alias = "-q" };
    private readonly OutputOptions output = new(OutputFormat.Json);

    public override Parameter[] Parameters => [file, model, reserve, limit, fit, cut, turns, jsonLines, quiet, .. output.All];

    public override string Examples =>
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

    public override string? Check() => output.Check()
        ?? (fit.IsGiven && output.Format == OutputFormat.Json ? "--fit writes the request, which is JSON already: leave --json out."
            : !fit.IsGiven && (cut.IsGiven || turns.IsGiven) ? "--cut and --turns say how --fit makes a request fit: give that too."
            : null);

    public override int Run()
    {
        var run = new ChatRun(Settings(), output.Screen);
        bool isLines = jsonLines.IsGiven || Path.GetExtension(file.Path).ToUpperInvariant() is ".JSONL" or ".NDJSON";
        return InputFile.Use(file.Path, stream => isLines ? run.RunLines(stream, file.Path) : run.RunWhole(stream, file.Path));
    }

    private ChatSettings Settings() => new()
    {
        Model = model.Value,
        Reserve = (int?)reserve.Value,
        Limit = (int?)limit.Value,
        IsJson = output.Format == OutputFormat.Json,
        IsQuiet = quiet.IsGiven,
        Fitting = fit.IsGiven ? new FittingOptions { CutsLargestTexts = cut.IsGiven, Unit = turns.IsGiven ? FittingUnit.Turn : FittingUnit.Message } : null,
    };
}
