using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BytePair.Throughput.Peers;

/// <summary>Writes a comparison as JSON, as Markdown tables and as a chart.</summary>
internal static class ComparisonFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // a peer that fails on a file has no number
    };

    public static void Write(ComparisonResult result, string folder)
    {
        Directory.CreateDirectory(folder);
        string name = Path.Combine(folder, $"{FileNameOf(result.Machine.Cpu)}-{result.Machine.Date}");
        File.WriteAllText(name + ".json", JsonSerializer.Serialize(result, Json) + "\n");
        File.WriteAllText(name + ".md", Markdown(result));
        File.WriteAllText(Path.Combine(folder, "latest.svg"), BarChart.Draw(result));
        Report.Say($"written: {name}.json, {name}.md, latest.svg");
    }

    /// <summary>Draws the chart of a JSON file again, as latest.svg beside it.</summary>
    public static void Chart(string jsonFile)
    {
        ComparisonResult result = JsonSerializer.Deserialize<ComparisonResult>(File.ReadAllText(jsonFile), Json)!;
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(jsonFile))!, "latest.svg"), BarChart.Draw(result));
    }

    private static string Markdown(ComparisonResult result)
    {
        var text = new StringBuilder();
        Line($"# BytePair and its peers on {result.Machine.Cpu}, {result.Machine.Date}");
        Line();
        Line($"{result.Machine.Cores} cores, {result.Machine.System}, {result.Machine.Runtime}, Node.js {result.Node ?? "missing"}.");
        Line($"Text to ids, one thread, the whole file at once, warm, all tokenizers in turns in one run; median of {result.Rounds} rounds.");
        Line("MB/s: 10^6 bytes of UTF-8 per second. A star: its ids differ from the reference's on this file.");
        foreach (IGrouping<string, ComparisonResult.Measured> encoding in result.Results.GroupBy(row => row.Encoding, StringComparer.Ordinal))
        {
            string[] corpora = [.. encoding.Select(row => row.Corpus).Distinct(StringComparer.Ordinal)];
            var ours = encoding.Where(row => row.Tokenizer is ComparisonResult.Reference).ToDictionary(row => row.Corpus, row => row.MegabytesPerSecond, StringComparer.Ordinal);
            Table($"{encoding.Key}, MB/s", row => Number(row.MegabytesPerSecond));
            AddPaces(text, [.. (result.Paces ?? []).Where(pace => string.Equals(pace.Encoding, encoding.Key, StringComparison.Ordinal))]);
            Table($"{encoding.Key}, how many times as fast {ComparisonResult.Reference} is", row => Number(ours[row.Corpus] / row.MegabytesPerSecond) + "×");

            void Table(string title, Func<ComparisonResult.Measured, string> cell)
            {
                Line();
                Line($"## {title}");
                Line();
                Line($"| | {string.Join(" | ", corpora)} |");
                Line($"|---|{string.Concat(Enumerable.Repeat("---:|", corpora.Length))}");
                foreach (IGrouping<string, ComparisonResult.Measured> tokenizer in encoding.GroupBy(row => $"{row.Tokenizer} ({row.Version})", StringComparer.Ordinal))
                {
                    Line($"| {tokenizer.Key} | {string.Join(" | ", tokenizer.Select(row => cell(row) + (row.IdsEqual ? "" : " *")))} |");
                }
            }
        }

        AddOwnTables(text, result.ByItself ?? []);
        if (result.NotMeasured.Count > 0)
        {
            Line();
            Line("## Missing");
            Line();
            foreach (ComparisonResult.Missing missing in result.NotMeasured)
            {
                Line($"- {missing.Tokenizer}, {missing.Encoding}: {missing.Reason}");
            }
        }

        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');
    }

    /// <summary>The machine's pace meanwhile, as rows of the table before.</summary>
    private static void AddPaces(StringBuilder text, IReadOnlyList<ComparisonResult.PaceMeanwhile> paces)
    {
        if (paces.Count > 0)
        {
            text.Append($"| the machine, GHz | {string.Join(" | ", paces.Select(pace => Few(pace.Pace.Gigahertz)))} |\n");
            text.Append($"| additions a cycle, of 4 | {string.Join(" | ", paces.Select(pace => Few(pace.Pace.AddsPerCycle)))} |\n");
        }
    }

    /// <summary>A table for each section that was measured in the same run.</summary>
    private static void AddOwnTables(StringBuilder text, IReadOnlyList<ComparisonResult.Alone> alone)
    {
        foreach (var section in alone.GroupBy(row => (row.Encoding, row.Row.Section)))
        {
            string[] columns = [.. section.First().Row.Values.Keys];
            text.Append($"\n## {section.Key.Encoding}, by itself: {section.Key.Section}\n\n");
            text.Append($"| | | {string.Join(" | ", columns)} |\n");
            text.Append($"|---|---|{string.Concat(Enumerable.Repeat("---:|", columns.Length))}\n");
            foreach (Report.Row row in section.Select(row => row.Row))
            {
                text.Append($"| {row.Subject} | {row.Operation} | {string.Join(" | ", row.Values.Values.Select(Few))} |\n");
            }
        }
    }

    /// <summary>As many digits as say something.</summary>
    private static string Few(double value) => value.ToString(Math.Abs(value) < 10 ? "0.00" : "#,0.0", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsNaN(value) ? "failed" : value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string FileNameOf(string cpu)
    {
        IEnumerable<string> words = new string([.. cpu.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', words);
    }
}
