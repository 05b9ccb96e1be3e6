using System.Globalization;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;
using Microsoft.Win32.SafeHandles;

namespace BytePair.Cli.Counting;

/// <summary>
/// A plain <c>count</c> of one small file, with nothing loaded that it doesn't need: no parser, no threads, no stream, no machinery of blocks, most of
/// whose cost is to be loaded.
/// </summary>
internal static class PlainCount
{
    /// <summary>In bytes. A larger file is counted by all processors.</summary>
    private const long MaxLength = 1 << 20;

    /// <summary>Counts one small file by itself, and all else as the parsed command does; returns the exit code.</summary>
    public static int Run(PlainCommandLine commandLine)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(commandLine.Encoding);
        if (commandLine.Paths is [var path] && ReadSmall(path) is { } text)
        {
            WriteLine(tokenizer.CountTokens(text), path);
            return ExitCode.Success;
        }

        return CountRun.Run(new CountOptions { Tokenizer = tokenizer, Words = commandLine.Paths, Screen = Screen.Detect() });
    }

    private static void WriteLine(long tokens, string path)
    {
        using var output = new StandardOutput();
        Encoding.UTF8.GetBytes($"{tokens.ToString(CultureInfo.InvariantCulture)}  {Failure.OnOneLine(path)}\n", output);
        output.Flush();
    }

    /// <summary>All of a file; null if it is large, or no plain file, or can't be read: whoever reads it otherwise says why.</summary>
    private static byte[]? ReadSmall(string path)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

            // Some files of the system have text, and say that their length is 0.
            if (RandomAccess.GetLength(file) is not (> 0 and <= MaxLength and var length))
            {
                return null;
            }

            byte[] text = new byte[length];
            return RandomAccess.Read(file, text, 0) == length ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
