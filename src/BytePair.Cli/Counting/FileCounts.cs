using System.Globalization;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary>What <c>bytepair count</c> does: a line for each file, and a total for several.</summary>
internal static class FileCounts
{
    /// <summary>In bytes. A file that is no larger is read at once, without the machinery of blocks, most of whose cost is to be loaded.</summary>
    private const int SmallFile = 1 << 14;

    /// <summary>Counts each file, prints the lines, and returns the exit code.</summary>
    public static int Print(string[] paths, BpeTokenizer tokenizer, SpecialTokenHandling special)
    {
        using var output = new StandardOutput();
        int width = paths.Length > 1 ? WidthFor(paths) : 0;
        bool numberAlone = paths is [InputFiles.StandardInput];
        long total = 0;

        int exitCode = InputFiles.ForEach(paths, (path, stream) =>
        {
            long tokens = Count(stream, tokenizer, special);
            total += tokens;
            WriteLine(output, tokens, width, numberAlone ? null : path);
        });

        if (paths.Length > 1)
        {
            WriteLine(output, total, width, "total");
        }

        return exitCode;
    }

    private static long Count(Stream stream, BpeTokenizer tokenizer, SpecialTokenHandling special)
    {
        // Some files of the system have text, and say that their length is 0.
        if (stream.CanSeek && stream.Length is > 0 and <= SmallFile and var length)
        {
            byte[] text = new byte[length + 1];
            int read = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            if (read <= length)
            {
                return tokenizer.CountTokens(text.AsSpan(0, read), special);
            }

            stream.Position = 0; // It has grown meanwhile.
        }

        return tokenizer.CountTokens(stream, special);
    }

    private static void WriteLine(StandardOutput output, long tokens, int width, string? name)
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
        foreach (string path in paths)
        {
            var file = new FileInfo(path.Length == 0 ? InputFiles.StandardInput : path);
            bytes += file.Exists ? file.Length : 0;
        }

        int width = bytes.ToString(CultureInfo.InvariantCulture).Length;
        return paths.Contains(InputFiles.StandardInput, StringComparer.Ordinal) ? Math.Max(width, WidthForStandardInput) : width;
    }
}
