using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Input;

/// <summary>The files of a command line, with <c>-</c> (or no file at all) for standard input.</summary>
internal static class InputFiles
{
    public const string StandardInput = "-";

    /// <summary>What messages call the file.</summary>
    public static string NameOf(string path) => path is StandardInput ? "standard input" : $"'{path}'";

    /// <summary>
    /// Opens each file in turn for <paramref name="use"/>. One that fails is reported, and the others still have their turn;
    /// the result is then the exit code of a failure.
    /// </summary>
    public static int ForEach(string[] paths, Action<string, Stream> use)
    {
        int exitCode = ExitCode.Success;
        foreach (string path in paths)
        {
            try
            {
                using Stream stream = Open(path);
                use(path, stream);
            }
            catch (Exception e) when (Explain(e, path) is { } message)
            {
                exitCode = Failure.Report(message);
            }
        }

        return exitCode;
    }

    /// <summary>Opens a file, or standard input.</summary>
    /// <exception cref="CommandFailedException">It is nothing that can be opened.</exception>
    public static Stream Open(string path)
    {
        if (path is StandardInput)
        {
            return InheritedStream.IsOpen(InheritedStream.StandardInput)
                ? Console.OpenStandardInput()
                : throw new CommandFailedException("standard input is closed. Name a file, or leave it open.");
        }

        if (path.Length == 0)
        {
            throw new CommandFailedException("a file name is empty. Is a variable on the command line unset?");
        }

        if (Directory.Exists(path))
        {
            throw new CommandFailedException($"{NameOf(path)} is a folder. Name the files in it, such as {path.TrimEnd('/')}/*.txt");
        }

        // The core reads in blocks of its own: a buffer here would only copy them once more.
        return new FileStream(path, new FileStreamOptions
        {
            Options = FileOptions.SequentialScan,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        });
    }

    /// <summary>What a failure to read a file says to the user; null if it is no such failure.</summary>
    public static string? Explain(Exception exception, string path) => exception switch
    {
        CommandFailedException failed => failed.Message,
        FileNotFoundException or DirectoryNotFoundException =>
            $"there is no file {NameOf(path)}. Check the name and the folder.",
        UnauthorizedAccessException => $"no permission to read {NameOf(path)}. Check its access rights.",
        DisallowedSpecialTokenException special =>
            $"{NameOf(path)} contains the special token '{special.SpecialToken}' at byte {special.Position}. "
            + "'--special text' reads it as text, '--special recognize' as its id.",
        IOException io => $"can't read {NameOf(path)}: {io.Message.TrimEnd('.')}.",
        _ => null,
    };
}
