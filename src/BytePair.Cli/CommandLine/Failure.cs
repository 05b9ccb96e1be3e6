using System.Globalization;
using System.Text;
using BytePair.Cli.Output;

namespace BytePair.Cli.CommandLine;

/// <summary>How a failure is told: one line on standard error, whatever bytes a file name or a word is made of.</summary>
internal static class Failure
{
    /// <summary>Writes the line, and returns the exit code that goes with it.</summary>
    public static int Report(string message)
    {
        StandardError.WriteLine($"bytepair: {OnOneLine(message)}");
        return ExitCode.Failure;
    }

    /// <summary>
    /// Control characters as <c>\u000A</c>: a name with a line break stays on its line, and one with an escape sequence
    /// doesn't command the terminal.
    /// </summary>
    public static string OnOneLine(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                return WithoutControls(text);
            }
        }

        return text;
    }

    private static string WithoutControls(string text)
    {
        var line = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                line.Append(c);
            }
        }

        return line.ToString();
    }
}
