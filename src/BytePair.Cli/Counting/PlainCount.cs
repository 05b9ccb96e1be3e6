using System.Globalization;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;
using Microsoft.Win32.SafeHandles;

namespace BytePair.Cli.Counting;

/// <summary>
/// A plain <c>count</c> of one small file or of a little standard input, with nothing loaded that it doesn't need: no parser, no threads, no stream, no machinery of blocks, most of
/// whose cost is to be loaded.
/// </summary>
internal static class PlainCount
{
    /// <summary>In bytes. A larger file is counted by all processors.</summary>
    private const int MaxLength = 1 << 20;

    /// <summary>Counts one small input by itself, and all else as the parsed command does; returns the exit code.</summary>
    public static int Run(PlainCommandLine commandLine)
    {
        BpeTokenizer tokenizer = commandLine.Tokenizer;
        if (commandLine.Paths is [InputFiles.StandardInput])
        {
            return InputFile.Use(InputFiles.StandardInput, stream => CountInput(stream, tokenizer));
        }

        if (commandLine.Paths is [var path] && ReadSmall(path) is { } text)
        {
            Write($"{Digits(tokenizer.CountTokens(text))}  {Failure.OnOneLine(path)}\n");
            return ExitCode.Success;
        }

        return CountRun.Run(new CountOptions { Tokenizer = tokenizer, Words = commandLine.Paths, Screen = Screen.Detect() });
    }

    /// <summary>Counts standard input at once if it ends soon; else the parsed command goes on with what was read.</summary>
    private static int CountInput(Stream stream, BpeTokenizer tokenizer)
    {
        byte[] head = GC.AllocateUninitializedArray<byte>(MaxLength);
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length < head.Length)
        {
            Write($"{Digits(tokenizer.CountTokens(head.AsSpan(0, length)))}\n");
            return ExitCode.Success;
        }

        using var whole = new ContinuedStream(head, stream);
        return CountRun.Run(new CountOptions { Tokenizer = tokenizer, Words = [InputFiles.StandardInput], Screen = Screen.Detect(), Input = whole });
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(string line)
    {
        using var output = new StandardOutput();
        Encoding.UTF8.GetBytes(line, output);
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
