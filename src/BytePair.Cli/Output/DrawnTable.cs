using Spectre.Console;
using DrawnText = Spectre.Console.Text;

namespace BytePair.Cli.Output;

/// <summary>A table with lines and colours. What draws it is loaded only here.</summary>
internal static class DrawnTable
{
    private static readonly Style Title = new(Color.Grey, decoration: Decoration.Bold);
    private static readonly Style Number = new(Color.Aqua);
    private static readonly Style Sum = new(decoration: Decoration.Bold);

    public static void Write(TextTable table, StandardOutput output, Screen screen)
    {
        Table drawn = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
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

        ScreenConsole.Create(output, screen).Write(drawn);
    }

    private static Style StyleOf(TextTable table, int row, int column) =>
        row >= table.FirstSum ? Sum : table.Columns[column].IsNumber && column == 0 ? Number : Style.Plain;
}
