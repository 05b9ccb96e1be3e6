using System.Globalization;

namespace BytePair.Cli.Output;

/// <summary>What standard output is like: whether people look at it, in colours, and how wide it is.</summary>
internal sealed class Screen
{
    private const int DefaultWidth = 100;

    private readonly bool? wanted;

    private Screen(bool? wanted) => this.wanted = wanted;

    /// <summary>Whether tables are drawn and colours may be used: it is a terminal, or is to be treated as one.</summary>
    public bool IsTerminal => wanted == true || InheritedStream.IsOutputTerminal();

    /// <summary>Whether escape sequences may be written.</summary>
    public bool HasColours => wanted ?? (InheritedStream.IsOutputTerminal() && AllowsColours());

    /// <summary>In columns; <c>COLUMNS</c> in the environment comes before what the terminal says.</summary>
    public int Width => field > 0 ? field : field = WidthIn(Environment.GetEnvironmentVariable("COLUMNS")) ?? WidthOfTerminal() ?? DefaultWidth;

    /// <summary>Standard output as it is, with colours if it is a terminal that knows them and <c>NO_COLOR</c> isn't set.</summary>
    public static Screen Detect() => new(wanted: null);

    /// <summary>Without colours, wherever it goes.</summary>
    public static Screen WithoutColours() => new(wanted: false);

    /// <summary>As a terminal with colours, wherever it goes: for <c>less -R</c> and pictures.</summary>
    public static Screen WithColours() => new(wanted: true);

    /// <summary>The convention of no-color.org, and terminals that say that they are none.</summary>
    private static bool AllowsColours() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) &&
        !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);

    private static int? WidthIn(string? columns) =>
        int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width > 0 ? width : null;

    private static int? WidthOfTerminal()
    {
        try
        {
            return InheritedStream.IsOutputTerminal() && Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (IOException)
        {
            return null; // no terminal after all
        }
    }
}
