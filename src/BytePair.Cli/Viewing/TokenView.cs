using System.Globalization;
using BytePair.Cli.Output;

namespace BytePair.Cli.Viewing;

/// <summary>Shows tokens one after another as they come.</summary>
internal abstract class TokenView(ViewWriter writer)
{
    private long bytes;

    protected ViewWriter Writer => writer;

    /// <summary>How many tokens have come.</summary>
    protected long Count { get; private set; }

    public void Add(int id, ReadOnlySpan<byte> utf8, bool isSpecial)
    {
        Show(id, utf8, isSpecial);
        bytes += utf8.Length;
        Count++;
    }

    /// <summary>Ends the view, with a line that sums it up where people look at it.</summary>
    public void End(string encodingName)
    {
        Finish();
        if (writer.IsTerminal)
        {
            string ratio = Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {(double)bytes / Count:F2} bytes each");
            writer.Write($"{Sizes.Grouped(Count)} {(Count == 1 ? "token" : "tokens")}, {Sizes.Grouped(bytes)} bytes{ratio} ({encodingName})", Palette.Faint);
            writer.WriteLine();
        }
    }

    protected abstract void Show(int id, ReadOnlySpan<byte> utf8, bool isSpecial);

    /// <summary>Shows what hasn't been yet, and ends the line.</summary>
    protected abstract void Finish();
}
