using System.Buffers;
using System.Buffers.Text;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;
using Microsoft.Win32.SafeHandles;

namespace BytePair.Cli.Counting;

/// <summary>
/// The number of one small file or of a little standard input, with nothing loaded that it doesn't need: no threads, no stream, no machinery of blocks, most of
/// whose cost is to be loaded.
/// </summary>
internal static class PlainCount
{
    /// <summary>In bytes. A larger file is counted by all processors.</summary>
    private const int MaxLength = 1 << 20;

    /// <summary>In digits.</summary>
    private const int LongestNumber = 20;

    /// <summary>Counts one small input by itself, and all else as <see cref="CountRun"/> does; returns the exit code.</summary>
    public static int Run(CountOptions options)
    {
        string path = options.Words[0];
        if (path is InputFiles.StandardInput)
        {
            return InputFile.Use(InputFiles.StandardInput, stream => CountInput(options, stream));
        }

        try
        {
            return ReadSmall(path) is { } text ? Report(options, text, $"  {Failure.OnOneLine(path)}") : CountRun.RunWhole(options);
        }
        catch (DisallowedSpecialTokenException e)
        {
            return Failure.Report(InputFiles.Explain(e, path)!);
        }
    }

    /// <summary>Counts standard input at once if it ends soon; else what was read is where the count of all of it begins.</summary>
    private static int CountInput(CountOptions options, Stream stream)
    {
        if (!options.Encoding.IsNamedEncoding)
        {
            // What there isn't is told before anything is waited for.
            _ = options.Tokenizer;
        }

        byte[] head = GC.AllocateUninitializedArray<byte>(MaxLength);
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length < head.Length)
        {
            return Report(options, head.AsSpan(0, length), "");
        }

        using var whole = new ContinuedStream(head, stream);
        return CountRun.RunWhole(options with { Input = whole });
    }

    private static int Report(CountOptions options, ReadOnlySpan<byte> text, string name)
    {
        VectorWidth.ChooseFor(text.Length);
        long tokens = options.Tokenizer.CountTokens(text, options.Special);
        using (var output = new StandardOutput())
        {
            // No formatting by cultures, which are slow to load.
            Utf8Formatter.TryFormat(tokens, output.GetSpan(LongestNumber), out int written);
            output.Advance(written);
            Encoding.UTF8.GetBytes(name, output);
            output.Write("\n"u8);
            output.Flush();
        }

        return options.Limit is null && options.Model is null ? ExitCode.Success : CountLimits.Check(options, new FileCount("total") { Tokens = tokens });
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
