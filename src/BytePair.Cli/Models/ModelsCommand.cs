using System.CommandLine;
using System.CommandLine.Parsing;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Models;

/// <summary><c>bytepair models</c>: the catalogue, or what of it one asks for.</summary>
internal sealed class ModelsCommand : Command, IHasExamples
{
    private readonly Argument<string?> text = new("text") { Description = "Models whose name has this in it.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> kind = new("--kind") { HelpName = "KIND", Description = $"Models of a kind: {string.Join(", ", KindNames.All)}." };
    private readonly Option<string> encoding = new("--encoding", "-e") { HelpName = "NAME", Description = "Models that read an encoding." };
    private readonly NumberOption minWindow = NumberOption.Create("--min-window", "Models whose window has so many tokens at least.");
    private readonly Option<bool> all = new("--all") { Description = "Models too that are shut down." };
    private readonly OutputOptions output;

    public ModelsCommand()
        : base("models", "Lists what is known of models: encodings, windows, prices for a million tokens in US dollars.")
    {
        Arguments.Add(text);
        foreach (Option option in (Option[])[kind, encoding, minWindow, all])
        {
            Options.Add(option);
        }

        kind.CompletionSources.Add([.. KindNames.All]);
        encoding.CompletionSources.Add([.. BpeTokenizer.EncodingNames]);
        output = new OutputOptions(this, OutputFormat.Json, OutputFormat.Csv);
        Validators.Add(Validate);
        Subcommands.Add(new ShowModelCommand());
        SetAction(parsed => ModelList.Write(Find(parsed), output.FormatIn(parsed), output.ScreenIn(parsed)));
    }

    public string Examples =>
        """
        Examples:
          bytepair models                              all that are served
          bytepair models gpt-5 --min-window 400000
          bytepair models --kind embedding --csv
          bytepair models show gpt-5                   all that is known of one
        """;

    private List<ModelInfo> Find(ParseResult parsed)
    {
        string? inName = parsed.GetValue(text);
        string? ofKind = parsed.GetValue(kind);
        string? ofEncoding = parsed.GetValue(encoding);
        long? window = minWindow.In(parsed);
        bool shutDownToo = parsed.GetValue(all);
        var found = new List<ModelInfo>();
        foreach (ModelInfo model in ModelCatalog.Default.Models)
        {
            if ((inName is null || HasName(model, inName))
                && (ofKind is null || string.Equals(KindNames.Of(model.Kind), ofKind, StringComparison.Ordinal))
                && (ofEncoding is null || string.Equals(model.EncodingName, ofEncoding, StringComparison.Ordinal))
                && (window is null || model.ContextWindow >= window)
                && (!model.IsShutDown || shutDownToo))
            {
                found.Add(model);
            }
        }

        return found;
    }

    private static bool HasName(ModelInfo model, string part) =>
        model.Aliases.Concat(model.AzureNames).Prepend(model.Name).Any(name => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private void Validate(CommandResult result)
    {
        if (result.GetResult(kind)?.Tokens is [var named, ..] && !KindNames.All.Contains(named.Value, StringComparer.Ordinal))
        {
            result.AddError($"--kind can't be '{named.Value}': use one of {string.Join(", ", KindNames.All)}.");
        }

        if (result.GetResult(encoding)?.Tokens is [var name, ..] && !KnownEncodings.Contains(name.Value))
        {
            result.AddError($"unknown encoding '{name.Value}'. Use one of {KnownEncodings.Names}.");
        }
    }
}
