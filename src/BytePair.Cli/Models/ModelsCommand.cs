using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Models;

/// <summary><c>bytepair models</c>: the catalogue, or what of it one asks for.</summary>
internal sealed class ModelsCommand() : ToolCommand("models", "Lists what is known of models: encodings, windows, prices for a million tokens in US dollars.")
{
    private readonly TextArgument text = new("text", "Models whose name has this in it.");
    private readonly ChoiceOption kind = new("--kind", "KIND", "Models of a kind", KindNames.All);
    private readonly EncodingOption encoding = new("Models that read an encoding.");
    private readonly NumberOption minWindow = new("--min-window", "Models whose window has so many tokens at least.");
    private readonly Flag all = new("--all", "Models too that are shut down.");
    private readonly OutputOptions output = new(OutputFormat.Json, OutputFormat.Csv);

    public override Parameter[] Parameters => [text, kind, encoding, minWindow, all, .. output.All];

    public override ToolCommand[] Subcommands => [new ShowModelCommand()];

    public override string Examples =>
        """
        Examples:
          bytepair models                              all that are served
          bytepair models gpt-5 --min-window 400000
          bytepair models --kind embedding --csv
          bytepair models show gpt-5                   all that is known of one
        """;

    public override string? Check() => output.Check();

    public override int Run()
    {
        var found = new List<ModelInfo>();
        foreach (ModelInfo model in ModelCatalog.Default.Models)
        {
            if ((text.Value is null || HasName(model, text.Value))
                && (kind.Value is null || string.Equals(KindNames.Of(model.Kind), kind.Value, StringComparison.Ordinal))
                && (encoding.Value is null || string.Equals(model.EncodingName, encoding.Value, StringComparison.Ordinal))
                && (minWindow.Value is null || model.ContextWindow >= minWindow.Value)
                && (!model.IsShutDown || all.IsGiven))
            {
                found.Add(model);
            }
        }

        return ModelList.Write(found, output.Format, output.Screen);
    }

    private static bool HasName(ModelInfo model, string part) =>
        model.Name.Contains(part, StringComparison.OrdinalIgnoreCase) || IsInOne(model.Aliases, part) || IsInOne(model.AzureNames, part);

    private static bool IsInOne(IReadOnlyList<string> names, string part)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
