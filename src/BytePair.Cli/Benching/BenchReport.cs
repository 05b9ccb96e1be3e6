using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Benching;

/// <summary>The figures as a table, as JSON, or as CSV.</summary>
internal sealed class BenchReport(BenchSettings settings, BenchResults results)
{
    public void Write(StandardOutput output, OutputFormat format, Screen screen)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(output, WriteJson);
                break;
            case OutputFormat.Csv:
                WriteCsv(output);
                break;
            default:
                WriteTable(output, screen);
                break;
        }
    }

    private void WriteTable(StandardOutput output, Screen screen)
    {
        WriteHeading(output);
        TableColumn[] threads = settings.Threads > 1 ? [new TableColumn("Threads", IsNumber: true)] : [];
        var table = new TextTable(
        [
            new TableColumn("Encoding"),
            new TableColumn("Operation"),
            new TableColumn("Text"),
            .. threads,
            new TableColumn("Cold", IsNumber: true),
            new TableColumn("MB/s", IsNumber: true),
            new TableColumn("Best", IsNumber: true),
            new TableColumn("Mtok/s", IsNumber: true),
            new TableColumn("Best", IsNumber: true),
        ]);
        foreach (Measurement row in results.Measurements)
        {
            string[] threadCount = settings.Threads > 1 ? [Number(row.Threads)] : [];
            table.Add(
            [
                row.Encoding,
                row.Operation.Name,
                row.Text,
                .. threadCount,
                Rate(row.Megabytes(row.ColdSeconds)),
                Rate(row.Megabytes(row.MedianSeconds)),
                Rate(row.Megabytes(row.BestSeconds)),
                Rate(row.Megatokens(row.MedianSeconds)),
                Rate(row.Megatokens(row.BestSeconds)),
            ]);
        }

        table.Write(output, screen);
        WriteEncodings(output);
    }

    private void WriteHeading(StandardOutput output)
    {
        Sample sample = settings.Sample;
        TokenizerInfo info = results.Info;
        WriteLine(output, string.Create(
            CultureInfo.InvariantCulture,
            $"{Machine.Processor}, {Environment.ProcessorCount} processors, {info.Architecture}; {info.Runtime}; BytePair {info.LibraryVersion.Split('+')[0]}, {info.InstructionSet}"));
        WriteLine(output, $"{(sample.IsCut ? "the beginning of " : "")}{Failure.OnOneLine(sample.Name)}: {Sizes.Of(sample.Utf8.Length)} of UTF-8; decode(encode(text)) is the text");
        WriteLine(output, "MB/s and millions of tokens/s: of the first pass (cold), of the median round and of the best");
        if (!sample.IsValid)
        {
            WriteLine(output, "It isn't valid UTF-8: in UTF-16 it has U+FFFD where it is wrong, and other tokens.");
        }

        WriteLine(output, "");
    }

    private void WriteEncodings(StandardOutput output)
    {
        WriteLine(output, "");
        foreach (Measurement row in results.Measurements.DistinctBy(row => row.Encoding, StringComparer.Ordinal))
        {
            WriteLine(output, string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Encoding}: {Sizes.Grouped(row.Tokens)} tokens, {(double)row.Bytes / row.Tokens:F2} bytes each; ready in {results.LoadSeconds[row.Encoding] * 1000:F0} ms"));
        }

        if (results.LeftOut.Length > 0)
        {
            WriteLine(output, $"No time was left for {string.Join(", ", results.LeftOut)}: --seconds gives more.");
        }
    }

    private void WriteJson(Utf8JsonWriter writer)
    {
        TokenizerInfo info = results.Info;
        writer.WriteStartObject();
        writer.WriteStartObject("machine");
        writer.WriteString("processor", Machine.Processor);
        writer.WriteNumber("processors", Environment.ProcessorCount);
        writer.WriteString("system", RuntimeInformation.OSDescription);
        writer.WriteString("architecture", info.Architecture);
        writer.WriteString("runtime", info.Runtime);
        writer.WriteString("version", info.LibraryVersion);
        writer.WriteString("instructionSet", info.InstructionSet);
        writer.WriteEndObject();
        writer.WriteStartObject("text");
        writer.WriteString("name", settings.Sample.Name);
        writer.WriteNumber("utf8Bytes", settings.Sample.Utf8.Length);
        writer.WriteNumber("utf16Chars", settings.Sample.Utf16.Length);
        writer.WriteBoolean("isCut", settings.Sample.IsCut);
        writer.WriteBoolean("isValidUtf8", settings.Sample.IsValid);
        writer.WriteEndObject();
        writer.WriteStartObject("loadMilliseconds");
        foreach ((string name, double seconds) in results.LoadSeconds)
        {
            writer.WriteNumber(name, Math.Round(seconds * 1000, 3));
        }

        writer.WriteEndObject();
        writer.WriteStartArray("results");
        foreach (Measurement row in results.Measurements)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("leftOut");
        foreach (string name in results.LeftOut)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, Measurement row)
    {
        writer.WriteStartObject();
        writer.WriteString("encoding", row.Encoding);
        writer.WriteString("operation", row.Operation.Name);
        writer.WriteString("text", row.Text);
        writer.WriteNumber("threads", row.Threads);
        writer.WriteNumber("bytes", row.Bytes);
        writer.WriteNumber("tokens", row.Tokens);
        writer.WriteNumber("rounds", row.Seconds.Length);
        writer.WriteNumber("coldMBPerSecond", Math.Round(row.Megabytes(row.ColdSeconds), 6));
        writer.WriteNumber("medianMBPerSecond", Math.Round(row.Megabytes(row.MedianSeconds), 6));
        writer.WriteNumber("bestMBPerSecond", Math.Round(row.Megabytes(row.BestSeconds), 6));
        writer.WriteNumber("medianTokensPerSecond", Math.Round(row.Tokens / row.MedianSeconds));
        writer.WriteNumber("bestTokensPerSecond", Math.Round(row.Tokens / row.BestSeconds));
        writer.WriteEndObject();
    }

    private void WriteCsv(StandardOutput output)
    {
        CsvOutput.WriteRow(
            output,
            "encoding",
            "operation",
            "text",
            "threads",
            "bytes",
            "tokens",
            "rounds",
            "cold_mb_per_s",
            "median_mb_per_s",
            "best_mb_per_s",
            "median_tokens_per_s",
            "best_tokens_per_s");
        foreach (Measurement row in results.Measurements)
        {
            CsvOutput.WriteRow(
                output,
                row.Encoding,
                row.Operation.Name,
                row.Text,
                Number(row.Threads),
                Number(row.Bytes),
                Number(row.Tokens),
                Number(row.Seconds.Length),
                Number(row.Megabytes(row.ColdSeconds)),
                Number(row.Megabytes(row.MedianSeconds)),
                Number(row.Megabytes(row.BestSeconds)),
                Number(Math.Round(row.Tokens / row.MedianSeconds)),
                Number(Math.Round(row.Tokens / row.BestSeconds)));
        }
    }

    /// <summary>Three digits, which is what such a measurement is good for.</summary>
    private static string Rate(double value) =>
        value.ToString(value >= 99.95 ? "F0" : value >= 9.995 ? "F1" : value >= 0.01 ? "F2" : "F4", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => Math.Round(value, 6).ToString(CultureInfo.InvariantCulture);

    private static void WriteLine(StandardOutput output, string line) => Encoding.UTF8.GetBytes(line + "\n", output);
}
