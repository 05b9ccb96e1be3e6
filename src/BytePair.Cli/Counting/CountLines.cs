using System.Globalization;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary>A line for each file and a total for several; standard input alone gives the number alone.</summary>
internal sealed class CountLines(StandardOutput output, string[] paths)
{
    private readonly int width = paths.Length > 1 ? WidthFor(paths) : 0;

    public void Write(long tokens, string path) => WriteLine(tokens, paths is [InputFiles.StandardInput] ? null : path);

    public void WriteTotal(long tokens)
    {
        if (paths.Length > 1)
        {
            WriteLine(tokens, "total");
        }
    }

    private void WriteLine(long tokens, string? name)
    {
        string number = tokens.ToString(CultureInfo.InvariantCulture).PadLeft(width);
        Encoding.UTF8.GetBytes(name is null ? $"{number}\n" : $"{number}  {Failure.OnOneLine(name)}\n", output);
        output.Flush();
    }

    /// <summary>
    /// Lines are printed as soon as they are known, so the width of the numbers is settled before: a token has a byte at
    /// least, so no number is longer than that of all bytes.
    /// </summary>
    private static int WidthFor(string[] paths)
    {
        const int WidthForStandardInput = 7;
        long bytes = 0;
        bool hasStandardInput = false;
        foreach (string path in paths)
        {
            var file = new FileInfo(path.Length == 0 ? InputFiles.StandardInput : path);
            bytes += file.Exists ? file.Length : 0;
            hasStandardInput |= path is InputFiles.StandardInput;
        }

        int digits = bytes.ToString(CultureInfo.InvariantCulture).Length;
        return hasStandardInput ? Math.Max(digits, WidthForStandardInput) : digits;
    }
}
