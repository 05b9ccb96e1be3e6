using System.Text;
using BytePair.Cli.Output;

namespace BytePair.Cli.Viewing;

/// <summary>Writes text in colours, or without them.</summary>
internal sealed class ViewWriter(StandardOutput output, Screen screen)
{
    public bool HasColours => screen.HasColours;

    /// <summary>Whether people look at it: then a line at the end says how much it was.</summary>
    public bool IsTerminal => screen.IsTerminal;

    public void Write(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);

    public void WriteLine(ReadOnlySpan<char> text = default)
    {
        Write(text);
        Write("\n");
    }

    /// <summary>Writes in a colour, if there are any.</summary>
    public void Write(ReadOnlySpan<char> text, string colour)
    {
        if (!HasColours)
        {
            Write(text);
            return;
        }

        Write(colour);
        Write(text);
        Write(Palette.Reset);
    }
}
