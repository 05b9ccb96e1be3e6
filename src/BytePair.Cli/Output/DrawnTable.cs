using System.Runtime.CompilerServices;
using Spectre.Console;
using DrawnText = Spectre.Console.Text;

namespace BytePair.Cli.Output;

/// <summary>A table with lines and colours. What draws it is loaded only here.</summary>
internal static class DrawnTable
{
    /// <summary>What a column takes beside its cells: a space on either side and a line.</summary>
    private const int Framed = 3;

    /// <summary>So narrow the last column may become.</summary>
    private const int LeastOfLast = 20;

    private static readonly Style Title = new(Color.Grey, decoration: Decoration.Bold);
    private static readonly Style Number = new(Color.Aqua);
    private static readonly Style Sum = new(decoration: Decoration.Bold);

    [MethodImpl(MethodImplOptions.NoInlining)] // else the library is loaded with whoever calls this
    public static void Write(TextTable table, StandardOutput output, Screen screen)
    {
        int[] widths = table.Widths();
        bool isNarrow = widths.Sum() + (Framed * widths.Length) + 1 > screen.Width;
        Table drawn = new Table().Border(isNarrow ? TableBorder.Simple : TableBorder.Rounded).BorderColor(Color.Grey);
        for (int i = 0; i < table.Columns.Count; i++)
        {
            TableColumn column = table.Columns[i];
            var drawnColumn = new Spectre.Console.TableColumn(new DrawnText(column.Title, Title)) { NoWrap = i < table.Columns.Count - 1 };
            drawn.AddColumn(column.IsNumber ? drawnColumn.RightAligned() : drawnColumn.LeftAligned());
        }

        for (int i = 0; i < table.Rows.Count; i++)
        {
            if (i == table.FirstSum && i > 0)
            {
                drawn.AddEmptyRow();
            }

            drawn.AddRow(table.Rows[i].Select((cell, column) => new DrawnText(cell, StyleOf(table, i, column))));
        }

        // Numbers are never broken: where there isn't room for them the terminal breaks whole lines.
        int least = widths[..^1].Sum() + (Framed * widths.Length) + Math.Min(widths[^1], LeastOfLast);
        ScreenConsole.Create(output, screen, Math.Max(screen.Width, least)).Write(drawn);
    }

    private static Style StyleOf(TextTable table, int row, int column) =>
        row >= table.FirstSum ? Sum : table.Columns[column].IsNumber && column == 0 ? Number : Style.Plain;
}
