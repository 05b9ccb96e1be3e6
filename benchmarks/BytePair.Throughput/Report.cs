using System.Globalization;

namespace BytePair.Throughput;

/// <summary>Prints tables as their rows come, and keeps every row for the JSON file.</summary>
internal sealed class Report
{
    private static readonly Column[] PaceColumns = [new("GHz", 2), new("adds/cycle", 2)];

    private readonly List<Row> rows = [];
    private string section = "";
    private Column[] columns = [];

    public IReadOnlyList<Row> Rows => rows;

    public static void Say(string line) => Console.WriteLine(line);

    /// <summary>Begins a table; the explanation says what its numbers mean.</summary>
    public void Begin(string title, string explanation, params Column[] columnsOfSection)
    {
        section = title;
        columns = [.. columnsOfSection, .. PaceColumns];
        Console.WriteLine();
        Console.WriteLine($"{title}: {explanation}");
        Console.WriteLine($"{"",-22}{"",-24}" + string.Concat(columns.Select(column => $"{column.Name,14}")));
    }

    /// <summary>Adds a row: the values of the columns, and behind them the machine's pace while they were measured.</summary>
    public void Add(string subject, string operation, params double[] valuesOfColumns)
    {
        Pace pace = Pace.OfLast();
        double[] values = [.. valuesOfColumns, pace.Gigahertz, pace.AddsPerCycle];
        rows.Add(new Row(section, subject, operation, columns.Zip(values).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal)));
        Console.WriteLine($"{subject,-22}{operation,-24}" + string.Concat(columns.Zip(values, (column, value) => $"{Format(column, value),14}")));
    }

    private static string Format(Column column, double value) =>
        value.ToString(column.Decimals == 0 ? "#,0" : "#,0." + new string('0', column.Decimals), CultureInfo.InvariantCulture);

    internal sealed record Column(string Name, int Decimals);

    internal sealed record Row(string Section, string Subject, string Operation, IReadOnlyDictionary<string, double> Values);
}
