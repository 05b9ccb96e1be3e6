namespace BytePair.Cli.Output;

/// <summary>The colours that tell neighbouring tokens apart: light backgrounds under black, which are read on dark screens and on light ones.</summary>
internal static class Palette
{
    public const string Reset = "\e[0m";

    /// <summary>For what isn't the text itself.</summary>
    public const string Faint = "\e[2m";

    public const string Bold = "\e[1m";

    private static readonly string[] Backgrounds = ["\e[38;5;16;48;5;153m", "\e[38;5;16;48;5;157m", "\e[38;5;16;48;5;223m", "\e[38;5;16;48;5;218m", "\e[38;5;16;48;5;229m"];

    /// <summary>For special tokens: white on red, as no other is.</summary>
    private const string Special = "\e[38;5;231;48;5;124m";

    /// <summary>The colour of a token by its place among the tokens.</summary>
    public static string Of(long index, bool isSpecial) => isSpecial ? Special : Backgrounds[index % Backgrounds.Length];
}
