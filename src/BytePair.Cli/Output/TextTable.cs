using System.Text;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Output;

/// <summary>
/// A table: drawn with lines and colours in a terminal, else plain columns two spaces apart, which other programs can read. The last
/// column is the one that gives way where there isn't room for all.
/// </summary>
internal sealed class TextTable(params TableColumn[] columns)
{
    private readonly List<string[]> rows = [];
    private readonly string[] titles = Array.ConvertAll(columns, column => column.Title);

    /// <summary>How many of the last rows are sums, and stand apart.</summary>
    private int sums;

    public IReadOnlyList<TableColumn> Columns => columns;

    public IReadOnlyList<string[]> Rows => rows;

    /// <summary>The row from which on all are sums.</summary>
    public int FirstSum => rows.Count - sums;

    /// <summary>Adds a row with a cell for each column. Control characters in it are shown as what they are.</summary>
    public void Add(params string[] cells) => rows.Add(Array.ConvertAll(cells, Failure.OnOneLine));

    /// <summary>Adds a row that sums up those before it; none but such may follow.</summary>
    public void AddSum(params string[] cells)
    {
        Add(cells);
        sums++;
    }

    /// <summary>The width of each column, in columns of the screen.</summary>
    public int[] Widths()
    {
        int[] widths = new int[columns.Length];
        Widen(widths, titles);
        foreach (string[] cells in rows)
        {
            Widen(widths, cells);
        }

        return widths;
    }

    private static void Widen(int[] widths, string[] cells)
    {
        for (int i = 0; i < widths.Length; i++)
        {
            widths[i] = Math.Max(widths[i], DisplayWidth.Of(cells[i]));
        }
    }

    public void Write(StandardOutput output, Screen screen)
    {
        if (screen.IsTerminal)
        {
            DrawnTable.Write(this, output, screen);
        }
        else
        {
            WritePlain(output);
        }
    }

    private void WritePlain(StandardOutput output)
    {
        int[] widths = Widths();
        var line = new StringBuilder();
        WritePlain(titles, widths, line, output);
        foreach (string[] cells in rows)
        {
            WritePlain(cells, widths, line, output);
        }
    }

    private void WritePlain(string[] cells, int[] widths, StringBuilder line, StandardOutput output)
    {
        line.Clear();
        for (int i = 0; i < cells.Length; i++)
        {
            int padding = widths[i] - DisplayWidth.Of(cells[i]);
            Pad(line, (i > 0 ? 2 : 0) + (columns[i].IsNumber ? padding : 0));
            line.Append(cells[i]);
            Pad(line, columns[i].IsNumber || i == cells.Length - 1 ? 0 : padding);
        }

        Encoding.UTF8.GetBytes(line.Append('\n').ToString(), output);
    }

    /// <summary>One by one: the framework's way to many is never compiled ahead, since it depends on how wide vectors are.</summary>
    private static void Pad(StringBuilder line, int columns)
    {
        for (int i = 0; i < columns; i++)
        {
            line.Append(' ');
        }
    }
}
