using System.Globalization;
using System.Net;
using System.Text;

namespace BytePair.Throughput.Peers;

/// <summary>The comparison as horizontal bars from zero, one group a corpus, for the first encoding.</summary>
internal static class BarChart
{
    private const int Width = 760;
    private const int BarLeft = 230;
    private const int BarRight = 690;
    private const int RowHeight = 20;
    private const int GroupHeight = 40;
    private const int Top = 56;

    // Colours for a light page, and for a dark one where the reader prefers that; the background is the page's own.
    private const string Style =
        """
        <style>
          text { font: 13px system-ui, sans-serif; fill: #24292f }
          .title { font-size: 16px; font-weight: 600 } .group { font-weight: 600 } .note { fill: #57606a; font-size: 12px }
          .ours { fill: #1a7f64 } .peer { fill: #8c959f }
          @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .note { fill: #9aa4af } .ours { fill: #3fb68b } .peer { fill: #6e7681 } }
        </style>
        """;

    public static string Draw(ComparisonResult result)
    {
        string encoding = result.Results[0].Encoding;
        var groups = result.Results.Where(row => string.Equals(row.Encoding, encoding, StringComparison.Ordinal)).GroupBy(row => row.Corpus, StringComparer.Ordinal).ToArray();
        double fastest = groups.SelectMany(group => group).Where(row => !double.IsNaN(row.MegabytesPerSecond)).Max(row => row.MegabytesPerSecond);
        var body = new StringBuilder();
        int y = Top;
        foreach (IGrouping<string, ComparisonResult.Measured> group in groups)
        {
            Text(0, y + 18, "group", group.Key);
            y += GroupHeight;
            foreach (ComparisonResult.Measured row in group.OrderByDescending(row => row.MegabytesPerSecond))
            {
                bool isOurs = Array.Exists(ComparisonResult.Ours, own => string.Equals(own.Name, row.Tokenizer, StringComparison.Ordinal));
                double length = double.IsNaN(row.MegabytesPerSecond) ? 0 : row.MegabytesPerSecond / fastest * (BarRight - BarLeft);
                Text(12, y, isOurs ? "group" : "label", row.Tokenizer);
                body.Append(Invariant($"  <rect class=\"{(isOurs ? "ours" : "peer")}\" x=\"{BarLeft}\" y=\"{y - 11}\" width=\"{Math.Max(length, 1):0.#}\" height=\"14\" rx=\"2\"/>\n"));
                string speed = double.IsNaN(row.MegabytesPerSecond) ? "failed" : Invariant($"{row.MegabytesPerSecond:0.0}");
                Text(BarLeft + 6 + (int)length, y, "label", speed + (row.IdsEqual ? "" : " *"));
                y += RowHeight;
            }
        }

        string title = $"Text to {encoding} ids, MB/s, one thread (longer is better)";
        string note = $"{result.Machine.Cpu}, {result.Machine.Runtime}, Node.js {result.Node}, {result.Machine.Date}; all in one run. * other ids than the reference";
        return
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {y + 8}" width="{Width}" height="{y + 8}" role="img">
            <title>{Escape(title)}</title>
            {Style}
              <text class="title" x="0" y="18">{Escape(title)}</text>
              <text class="note" x="0" y="38">{Escape(note)}</text>
            {body}</svg>

            """;

        void Text(int x, int baseline, string kind, string content) =>
            body.Append(Invariant($"  <text class=\"{kind}\" x=\"{x}\" y=\"{baseline}\">{Escape(content)}</text>\n"));
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
