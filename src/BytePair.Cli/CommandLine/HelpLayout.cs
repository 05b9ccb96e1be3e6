using System.Text;
using BytePair.Cli.Output;

namespace BytePair.Cli.CommandLine;

/// <summary>A help text: headings with lines, or with two columns, below them. In a terminal the right column is broken between words.</summary>
internal sealed class HelpLayout
{
    private const string Indent = "  ";
    private const string Gap = "  ";

    /// <summary>In columns of the screen. A narrower right column is worse than lines that the terminal breaks.</summary>
    private const int LeastOfRight = 30;

    private readonly StringBuilder text = new();
    private readonly int width;

    public HelpLayout()
    {
        var screen = Screen.Detect();
        width = screen.IsTerminal ? screen.Width : int.MaxValue;
    }

    /// <summary>A heading and a line.</summary>
    public void Add(string heading, string line) => text.Append(heading).Append('\n').Append(Indent).Append(line).Append("\n\n");

    /// <summary>A heading and rows, if there are any.</summary>
    public void Add(string heading, params HelpRow[] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }

        int left = 0;
        foreach (HelpRow row in rows)
        {
            left = Math.Max(left, row.Name.Length);
        }

        text.Append(heading).Append('\n');
        foreach (HelpRow row in rows)
        {
            text.Append(Indent).Append(row.Name);
            Pad(left - row.Name.Length);
            text.Append(Gap);
            AddBroken(row.Explanation, Indent.Length + left + Gap.Length);
            text.Append('\n');
        }

        text.Append('\n');
    }

    /// <summary>All of it, with a text at the end.</summary>
    public string EndWith(string end) => text.Append(end).Append('\n').ToString();

    private void AddBroken(string explanation, int column)
    {
        int room = width - column;
        ReadOnlySpan<char> rest = explanation;
        while (room >= LeastOfRight && rest.Length > room && rest[..(room + 1)].LastIndexOf(' ') is > 0 and var end)
        {
            text.Append(rest[..end]).Append('\n');
            Pad(column);
            rest = rest[(end + 1)..];
        }

        text.Append(rest);
    }

    /// <summary>One by one: the framework's way to many is never compiled ahead, since it depends on how wide vectors are.</summary>
    private void Pad(int columns)
    {
        for (int i = 0; i < columns; i++)
        {
            text.Append(' ');
        }
    }
}
