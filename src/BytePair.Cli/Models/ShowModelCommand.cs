using System.Globalization;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Models;

/// <summary><c>bytepair models show</c>: all that is known of a model.</summary>
internal sealed class ShowModelCommand() : ToolCommand("models show", "Shows all that is known of a model.")
{
    private readonly TextArgument name = new("name", "A model's name, also dated, fine-tuned, or as on Azure.")
    {
        IsRequired = true,
        Suggestions = () => ModelCatalog.Default.Models.Select(model => model.Name),
    };

    private readonly OutputOptions output = new(OutputFormat.Json);

    public override Parameter[] Parameters => [name, .. output.All];

    public override string Examples =>
        """
        Examples:
          bytepair models show gpt-5
          bytepair models show ft:gpt-4.1-mini:my-org::abc
          bytepair models show azure/gpt-4o --json
        """;

    public override string? Check() => output.Check();

    public override int Run()
    {
        using var standard = new StandardOutput();
        ModelMatch match = Find(name.RequiredValue);
        if (output.Format == OutputFormat.Json)
        {
            JsonOutput.Write(standard, writer => ModelJson.Write(writer, match.Model));
        }
        else
        {
            var table = new TextTable(new TableColumn("fact"), new TableColumn("value"));
            if (match.Kind != ModelMatchKind.Exact)
            {
                table.Add("found as", match.ToString());
            }

            AddFacts(table, "", ModelJson.Facts(match.Model));
            table.Write(standard, output.Screen);
        }

        standard.Flush();
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
