using System.Globalization;
using System.Text.Json;
using BytePair.Budgeting;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary>Counts as a table, as JSON or as CSV.</summary>
internal sealed class CountReport(CountOptions options, SkippedFiles skipped)
{
    private const int RowsInTerminal = 50;

    private readonly CostCalculator? calculator = options.Model is { Prices: not null } model ? new CostCalculator(model) : null;

    private bool IsGrouped => options.Grouping != Grouping.None;

    private bool HasRecords => options.Fields.Count > 0;

    public void Write(List<FileCount> rows, FileCount total, StandardOutput output)
    {
        switch (options.Format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(output, writer => WriteJson(writer, Top(rows, all: 0), total));
                break;
            case OutputFormat.Csv:
                WriteCsv(Top(rows, all: 0), output);
                break;
            default:
                WriteTable(rows, total, output);
                break;
        }
    }

    private List<FileCount> Top(List<FileCount> rows, int all)
    {
        long top = options.Top ?? all;
        return top > 0 && top < rows.Count ? rows[..(int)top] : rows;
    }

    private void WriteTable(List<FileCount> rows, FileCount total, StandardOutput output)
    {
        List<FileCount> shown = Top(rows, options.Screen.IsTerminal ? RowsInTerminal : 0);
        string name = options.Grouping switch { Grouping.Extension => "extension", Grouping.Folder => "folder", _ => "file" };
        var table = new TextTable(
        [
            new TableColumn("tokens", IsNumber: true),
            .. HasRecords ? RecordColumns : [],
            .. IsGrouped ? [new TableColumn("files", IsNumber: true)] : Array.Empty<TableColumn>(),
            new TableColumn("bytes", IsNumber: true),
            .. options.Window is null ? Array.Empty<TableColumn>() : [new TableColumn("window", IsNumber: true)],
            .. calculator is null ? Array.Empty<TableColumn>() : [new TableColumn("cost", IsNumber: true)],
            new TableColumn(name),
        ]);
        foreach (FileCount row in shown)
        {
            table.Add(Cells(row, row.Name));
        }

        if (shown.Count < rows.Count)
        {
            FileCount others = FileCount.Sum("", rows[shown.Count..]);
            table.AddSum(Cells(others, $"{Sizes.Grouped(rows.Count - shown.Count)} more (--top 0 shows all)"));
        }

        table.AddSum(Cells(total, IsGrouped || total.Files == 1 ? "total" : $"total of {Sizes.Grouped(total.Files)} files"));
        table.Write(output, options.Screen);
    }

    private static TableColumn[] RecordColumns =>
    [
        new TableColumn("records", IsNumber: true), new TableColumn("mean", IsNumber: true), new TableColumn("longest", IsNumber: true),
        new TableColumn("without text", IsNumber: true),
    ];

    private string[] Cells(FileCount row, string name) =>
    [
        Sizes.Grouped(row.Tokens),
        .. HasRecords ? [Sizes.Grouped(row.Records), Mean(row).ToString("N1", CultureInfo.InvariantCulture), Sizes.Grouped(row.LongestRecord), Sizes.Grouped(row.RecordsWithoutText)] : Array.Empty<string>(),
        .. IsGrouped ? [Sizes.Grouped(row.Files)] : Array.Empty<string>(),
        Sizes.Grouped(row.Bytes),
        .. options.Window is null ? Array.Empty<string>() : [Sizes.Percent(Share(row))],
        .. calculator is null ? Array.Empty<string>() : [CostOf(row) is { } cost ? $"${cost.ToString("0.00####", CultureInfo.InvariantCulture)}" : "?"],
        name,
    ];

    private void WriteCsv(List<FileCount> rows, StandardOutput output)
    {
        CsvOutput.WriteRow(output,
        [
            IsGrouped ? "name" : "path", "files", "tokens", "bytes",
            .. HasRecords ? ["records", "mean", "longest", "without_text"] : Array.Empty<string>(),
            .. options.Model is null ? Array.Empty<string>() : ["window_share", "cost_usd"],
        ]);
        foreach (FileCount row in rows)
        {
            CsvOutput.WriteRow(output,
            [
                row.Name, Plain(row.Files), Plain(row.Tokens), Plain(row.Bytes),
                .. HasRecords ? [Plain(row.Records), Mean(row).ToString("R", CultureInfo.InvariantCulture), Plain(row.LongestRecord), Plain(row.RecordsWithoutText)] : Array.Empty<string>(),
                .. options.Model is null ? Array.Empty<string?>() : [options.Window is null ? null : Share(row).ToString("R", CultureInfo.InvariantCulture), CostOf(row)?.ToString(CultureInfo.InvariantCulture)],
            ]);
        }
    }

    private void WriteJson(Utf8JsonWriter writer, List<FileCount> rows, FileCount total)
    {
        writer.WriteStartObject();
        writer.WriteString("encoding", options.Tokenizer.EncodingName);
        if (options.Model is { } model)
        {
            writer.WriteString("model", model.Name);
            WriteNumber(writer, "window", options.Window);
            WriteString(writer, "pricesAsOf", model.Prices?.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        writer.WriteStartArray(IsGrouped ? "groups" : "files");
        foreach (FileCount row in rows)
        {
            writer.WriteStartObject();
            writer.WriteString(IsGrouped ? "name" : "path", row.Name);
            WriteFigures(writer, row, withFiles: IsGrouped);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("total");
        WriteFigures(writer, total, withFiles: true);
        writer.WriteEndObject();
        WriteSkipped(writer);
        writer.WriteEndObject();
    }

    private void WriteFigures(Utf8JsonWriter writer, FileCount row, bool withFiles)
    {
        if (withFiles)
        {
            writer.WriteNumber("files", row.Files);
        }

        writer.WriteNumber("tokens", row.Tokens);
        writer.WriteNumber("bytes", row.Bytes);
        if (HasRecords)
        {
            writer.WriteNumber("records", row.Records);
            writer.WriteNumber("longestRecord", row.LongestRecord);
            writer.WriteNumber("recordsWithoutText", row.RecordsWithoutText);
        }

        if (options.Window is not null)
        {
            writer.WriteNumber("windowShare", Share(row));
        }

        if (CostOf(row) is { } cost)
        {
            writer.WriteNumber("costUsd", cost);
        }

        if (options.LimitEach is not null)
        {
            writer.WriteNumber("overLimit", row.OverLimit);
        }
    }

    private void WriteSkipped(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("skipped");
        writer.WriteStartArray("binary");
        foreach (string path in skipped.Binary)
        {
            writer.WriteStringValue(path);
        }

        writer.WriteEndArray();
        writer.WriteNumber("ignored", skipped.Ignored);
        writer.WriteNumber("links", skipped.Links);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteString(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Mean(FileCount row) => row.Records == 0 ? 0 : (double)row.Tokens / row.Records;

    private double Share(FileCount row) => options.Window is > 0 and var window ? (double)row.Tokens / window : 0;

    /// <summary>What the tokens cost as input, in US dollars; null if that isn't known.</summary>
    private decimal? CostOf(FileCount row) =>
        calculator is not null && calculator.TryCalculate(new TokenUsage { InputTokens = row.Tokens }, out TokenCost? cost) ? cost.Total : null;
}
