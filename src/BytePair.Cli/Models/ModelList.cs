using System.Globalization;
using System.Runtime.CompilerServices;
using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Models;

/// <summary>Models as a table, as JSON or as CSV.</summary>
internal static class ModelList
{
    public static int Write(List<ModelInfo> models, OutputFormat format, Screen screen)
    {
        using var output = new StandardOutput();
        switch (format)
        {
            case OutputFormat.Json:
                WriteJson(models, output);
                break;
            case OutputFormat.Csv:
                WriteCsv(models, output);
                break;
            default:
                WriteTable(models, output, screen);
                break;
        }

        output.Flush();
        return ExitCode.Success;
    }

    private static void WriteTable(List<ModelInfo> models, StandardOutput output, Screen screen)
    {
        var table = new TextTable(
            new TableColumn("model"), new TableColumn("kind"), new TableColumn("encoding"), new TableColumn("window", IsNumber: true),
            new TableColumn("input", IsNumber: true), new TableColumn("output", IsNumber: true), new TableColumn("$ in", IsNumber: true), new TableColumn("$ out", IsNumber: true));
        foreach (ModelInfo model in models)
        {
            table.Add(
                model.Name, KindNames.Of(model.Kind), model.EncodingName ?? "", Number(model.ContextWindow), Number(model.MaxInputTokens), Number(model.MaxOutputTokens),
                Price(model.Prices?.Input), Price(model.Prices?.Output));
        }

        table.Write(output, screen);
    }

    private static void WriteCsv(List<ModelInfo> models, StandardOutput output)
    {
        CsvOutput.WriteRow(output, "model", "kind", "encoding", "context_window", "max_input_tokens", "max_output_tokens", "input_usd_per_million", "cached_input_usd_per_million", "output_usd_per_million", "as_of");
        foreach (ModelInfo model in models)
        {
            CsvOutput.WriteRow(
                output, model.Name, KindNames.Of(model.Kind), model.EncodingName, Plain(model.ContextWindow), Plain(model.MaxInputTokens), Plain(model.MaxOutputTokens),
                Plain(model.Prices?.Input), Plain(model.Prices?.CachedInput), Plain(model.Prices?.Output), Day(model.AsOf));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // else what writes JSON is loaded where none is written
    private static void WriteJson(List<ModelInfo> models, StandardOutput output) => JsonOutput.Write(output, writer =>
    {
        writer.WriteStartArray();
        foreach (ModelInfo model in models)
        {
            ModelJson.Write(writer, model);
        }

        writer.WriteEndArray();
    });

    private static string Number(int? number) => number is { } value ? Sizes.Grouped(value) : "";

    private static string Price(decimal? price) => price?.ToString("0.00##", CultureInfo.InvariantCulture) ?? "";

    private static string? Plain(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);

    private static string? Day(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
