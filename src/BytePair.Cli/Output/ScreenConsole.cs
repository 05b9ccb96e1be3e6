using System.Text;
using Spectre.Console;

namespace BytePair.Cli.Output;

/// <summary>What draws on standard output: through our own stream, which notices that its reader has gone, and with our own choice of colours.</summary>
internal sealed class ScreenConsole : IAnsiConsoleOutput
{
    private ScreenConsole(StandardOutput output, Screen screen, int width)
    {
        Writer = new ScreenText(output);
        Width = width;
        IsTerminal = screen.IsTerminal;
    }

    public TextWriter Writer { get; }

    public bool IsTerminal { get; }

    public int Width { get; }

    public int Height => 24; // nothing here draws by it

    public void SetEncoding(Encoding encoding)
    {
        // It is UTF-8.
    }

    public static IAnsiConsole Create(StandardOutput output, Screen screen, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = screen.HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = screen.HasColours ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new ScreenConsole(output, screen, width),
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
