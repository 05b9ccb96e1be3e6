using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Models;

/// <summary><c>bytepair models show</c>: all that is known of a model.</summary>
internal sealed class ShowModelCommand : Command, IHasExamples
{
    public ShowModelCommand()
        : base("show", "Shows all that is known of a model.")
    {
        Argument<string> name = new("name") { Description = "A model's name, also dated, fine-tuned, or as on Azure." };
        name.CompletionSources.Add(_ => ModelCatalog.Default.Models.Select(model => new CompletionItem(model.Name)));
        Arguments.Add(name);
        var output = new OutputOptions(this, OutputFormat.Json);
        SetAction(parsed => Run(parsed.GetRequiredValue(name), output.FormatIn(parsed), output.ScreenIn(parsed)));
    }

    public string Examples =>
        """
        Examples:
          bytepair models show gpt-5
          bytepair models show ft:gpt-4.1-mini:my-org::abc
          bytepair models show azure/gpt-4o --json
        """;

    private static int Run(string name, OutputFormat format, Screen screen)
    {
        using var output = new StandardOutput();
        ModelMatch match = Find(name);
        if (format == OutputFormat.Json)
        {
            JsonOutput.Write(output, writer => ModelJson.Write(writer, match.Model));
        }
        else
        {
            var table = new TextTable(new TableColumn("fact"), new TableColumn("value"));
            if (match.Kind != ModelMatchKind.Exact)
            {
                table.Add("found as", match.ToString());
            }

            AddFacts(table, "", ModelJson.Facts(match.Model));
            table.Write(output, screen);
        }

        output.Flush();
        return ExitCode.Success;
    }

    private static ModelMatch Find(string name)
    {
        try
        {
            return ModelCatalog.Default.Find(name);
        }
        catch (UnknownModelException unknown)
        {
            string like = unknown.NearestNames.Count > 0 ? $" Is it {string.Join(" or ", unknown.NearestNames)}?" : "";
            throw new CommandFailedException($"unknown model '{name}'.{like} 'bytepair models' lists those that are known.");
        }
    }

    private static void AddFacts(TextTable table, string before, IEnumerable<KeyValuePair<string, object?>> facts)
    {
        foreach ((string name, object? value) in facts)
        {
            switch (value)
            {
                case List<KeyValuePair<string, object?>> inner:
                    AddFacts(table, $"{before}{name}.", inner);
                    break;
                case IReadOnlyList<string> { Count: 0 } or null:
                    break;
                case IReadOnlyList<string> texts:
                    table.Add(before + name, string.Join(", ", texts));
                    break;
                case int number:
                    table.Add(before + name, Sizes.Grouped(number));
                    break;
                default:
                    table.Add(before + name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
                    break;
            }
        }
    }
}
