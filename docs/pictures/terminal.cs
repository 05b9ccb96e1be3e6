// Draws what a program wrote to a terminal as an SVG picture: reads text with colours (ECMA-48 sequences) from standard input, writes
// the picture to standard output.
//
//     bytepair view --color always notes.txt | dotnet run docs/pictures/terminal.cs -- 'bytepair view notes.txt' > docs/pictures/view.svg
//
// Each run of one style is placed by its column, and told its length, so that the picture looks the same whatever font there is.
#:property PublishAot=false

using System.Globalization;
using System.Security;
using System.Text;

const double CharWidth = 8.4;
const int LineHeight = 20;
const int Margin = 16;
const int Bar = 36;

Console.InputEncoding = Encoding.UTF8;
var lines = new List<List<Run>> { new() };
int column = 0;
int widest = 0;
var style = new Style(null, null, false, false);
string input = (args.Length > 0 ? $"\e[1;38;5;114m$\e[0m \e[1m{args[0]}\e[0m\n" : "") + Console.In.ReadToEnd().TrimEnd('\n');
for (int at = 0; at < input.Length;)
{
    if (input[at] == '\e')
    {
        int end = input.IndexOf('m', at);
        style = style.With(input[(at + 2)..end].Split(';').Select(code => int.TryParse(code, out int number) ? number : 0).ToArray());
        at = end + 1;
        continue;
    }

    string element = StringInfo.GetNextTextElement(input, at);
    at += element.Length;
    if (element is "\n" or "\r\n")
    {
        lines.Add([]);
        column = 0;
        continue;
    }

    int width = WidthOf(element);
    List<Run> line = lines[^1];
    if (line.Count > 0 && line[^1].Style == style && width == 1 && !line[^1].IsWide)
    {
        line[^1] = line[^1] with { Text = line[^1].Text + element, Width = line[^1].Width + width };
    }
    else
    {
        line.Add(new Run(column, width, element, style, width > 1));
    }

    column += width;
    widest = Math.Max(widest, column);
}

double pictureWidth = Math.Ceiling((widest * CharWidth) + (2 * Margin));
int pictureHeight = Bar + (lines.Count * LineHeight) + Margin;
var svg = new StringBuilder();
svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {pictureWidth} {pictureHeight}\" width=\"{pictureWidth}\" height=\"{pictureHeight}\" role=\"img\">\n");
svg.Append(CultureInfo.InvariantCulture, $"<title>{SecurityElement.Escape(args.Length > 0 ? args[0] : "bytepair")}</title>\n");
svg.Append("<style>text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:14px;white-space:pre}</style>\n");
svg.Append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#16181d\"/>\n");
for (int i = 0; i < 3; i++)
{
    svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Margin + 6 + (i * 20)}\" cy=\"18\" r=\"6\" fill=\"{new[] { "#ff5f57", "#febc2e", "#28c840" }[i]}\"/>\n");
}

for (int i = 0; i < lines.Count; i++)
{
    int top = Bar + (i * LineHeight);
    foreach (Run run in lines[i])
    {
        double left = Margin + (run.Column * CharWidth);
        double width = run.Width * CharWidth;
        if (run.Style.Background is { } background)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left:F1}\" y=\"{top}\" width=\"{width:F1}\" height=\"{LineHeight}\" fill=\"{background}\"/>");
        }

        if (!string.IsNullOrWhiteSpace(run.Text))
        {
            string fill = run.Style.Foreground ?? "#d7dae0";
            string weight = run.Style.IsBold ? " font-weight=\"bold\"" : "";
            string faint = run.Style.IsFaint ? " opacity=\"0.6\"" : "";
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left:F1}\" y=\"{top + 15}\" textLength=\"{width:F1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{fill}\"{weight}{faint}>{SecurityElement.Escape(run.Text)}</text>");
        }
    }

    svg.Append('\n');
}

svg.Append("</svg>\n");
using Stream output = Console.OpenStandardOutput();
output.Write(Encoding.UTF8.GetBytes(svg.ToString()));

// Good enough for a picture that somebody looks at before it is published: East Asian letters, full-width forms and emoji are wide.
static int WidthOf(string element)
{
    int value = char.ConvertToUtf32(element, 0);
    return value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1;
}

internal sealed record Run(int Column, int Width, string Text, Style Style, bool IsWide);

internal sealed record Style(string? Foreground, string? Background, bool IsBold, bool IsFaint)
{
    private static readonly string[] Basic =
    [
        "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
        "#808080", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
    ];

    /// <summary>The style after the codes of a sequence.</summary>
    public Style With(int[] codes)
    {
        Style style = this;
        for (int i = 0; i < codes.Length; i++)
        {
            bool hasColour = i + 2 < codes.Length && codes[i + 1] == 5;
            switch (codes[i])
            {
                case 0: style = new Style(null, null, false, false); break;
                case 1: style = style with { IsBold = true }; break;
                case 2: style = style with { IsFaint = true }; break;
                case 22: style = style with { IsBold = false, IsFaint = false }; break;
                case 38 when hasColour: style = style with { Foreground = Colour(codes[i += 2]) }; break;
                case 48 when hasColour: style = style with { Background = Colour(codes[i += 2]) }; break;
                case 39: style = style with { Foreground = null }; break;
                case 49: style = style with { Background = null }; break;
                case >= 30 and <= 37: style = style with { Foreground = Colour(codes[i] - 30) }; break;
                case >= 90 and <= 97: style = style with { Foreground = Colour(codes[i] - 82) }; break;
                default: break;
            }
        }

        return style;
    }

    /// <summary>One of the 256 colours: 16 named ones, a cube of 6 by 6 by 6, 24 greys.</summary>
    private static string Colour(int index)
    {
        if (index < 16)
        {
            return Basic[index];
        }

        if (index >= 232)
        {
            int grey = 8 + ((index - 232) * 10);
            return $"#{grey:x2}{grey:x2}{grey:x2}";
        }

        int[] levels = [0, 95, 135, 175, 215, 255];
        int cube = index - 16;
        return $"#{levels[cube / 36]:x2}{levels[cube / 6 % 6]:x2}{levels[cube % 6]:x2}";
    }
}
