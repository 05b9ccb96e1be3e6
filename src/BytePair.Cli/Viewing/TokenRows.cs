using System.Globalization;
using BytePair.Cli.Output;

namespace BytePair.Cli.Viewing;

/// <summary>Tokens in rows as wide as the screen, with their ids below.</summary>
internal sealed class TokenRows(ViewWriter writer, int width) : TokenView(writer)
{
    private readonly List<(string Text, string Id, string Colour)> row = [];
    private int rowWidth;

    protected override void Show(int id, ReadOnlySpan<byte> utf8, bool isSpecial)
    {
        string text = VisibleText.Of(utf8);
        string number = id.ToString(CultureInfo.InvariantCulture);
        int cellWidth = CellWidth(text, number) + 1;
        if (rowWidth + cellWidth - 1 > width)
        {
            WriteRow();
        }

        row.Add((text, number, Palette.Of(Count, isSpecial)));
        rowWidth += cellWidth;
        if (utf8.EndsWith("\n"u8))
        {
            WriteRow();
        }
    }

    protected override void Finish() => WriteRow();

    private void WriteRow()
    {
        if (row.Count == 0)
        {
            return;
        }

        int padding = 0;
        foreach ((string text, string id, string colour) in row)
        {
            Pad(padding);
            Writer.Write(text, colour);
            padding = CellWidth(text, id) - DisplayWidth.Of(text) + 1;
        }

        Writer.WriteLine();
        padding = 0;
        foreach ((string text, string id, string _) in row)
        {
            Pad(padding);
            Writer.Write(id, Palette.Faint);
            padding = CellWidth(text, id) - id.Length + 1;
        }

        Writer.WriteLine();
        Writer.WriteLine();
        row.Clear();
        rowWidth = 0;
    }

    private void Pad(int columns) => Writer.Write(new string(' ', columns));

    private static int CellWidth(string text, string id) => Math.Max(DisplayWidth.Of(text), id.Length);
}
