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
        if (commandLine.Paths is [InputFiles.StandardInput])
        {
            return InputFile.Use(InputFiles.StandardInput, stream => CountInput(commandLine, stream));
        }

        BpeTokenizer tokenizer = commandLine.Tokenizer;
        if (commandLine.Paths is [var path] && ReadSmall(path) is { } text)
        {
            return Report(commandLine, tokenizer, tokenizer.CountTokens(text), $"  {Failure.OnOneLine(path)}");
        }

        return CountRun.Run(OptionsOf(commandLine, tokenizer));
    }

    /// <summary>Counts standard input at once if it ends soon; else the parsed command goes on with what was read.</summary>
    private static int CountInput(PlainCommandLine commandLine, Stream stream)
    {
        // A model that there isn't is told before anything is waited for.
        BpeTokenizer? ofModel = commandLine.Model is null ? null : commandLine.Tokenizer;
        byte[] head = GC.AllocateUninitializedArray<byte>(MaxLength);
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        VectorWidth.ChooseFor(length);
        BpeTokenizer tokenizer = ofModel ?? commandLine.Tokenizer;
        if (length < head.Length)
        {
            return Report(commandLine, tokenizer, tokenizer.CountTokens(head.AsSpan(0, length)), "");
        }

        using var whole = new ContinuedStream(head, stream);
        return CountRun.Run(OptionsOf(commandLine, tokenizer) with { Input = whole });
    }

    private static CountOptions OptionsOf(PlainCommandLine commandLine, BpeTokenizer tokenizer) => new()
    {
        Tokenizer = tokenizer,
        Words = commandLine.Paths,
        Model = commandLine.Model is { } name ? TokenizerOptions.FindModel(name)?.Model : null,
        Screen = Screen.Detect(),
    };

    private static int Report(PlainCommandLine commandLine, BpeTokenizer tokenizer, long tokens, string name)
    {
        using (var output = new StandardOutput())
        {
            Encoding.UTF8.GetBytes($"{tokens.ToString(CultureInfo.InvariantCulture)}{name}\n", output);
            output.Flush();
        }

        // Nothing else than a model has a limit here.
        return commandLine.Model is null ? ExitCode.Success : CountLimits.Check(OptionsOf(commandLine, tokenizer), new FileCount("total") { Tokens = tokens });
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
