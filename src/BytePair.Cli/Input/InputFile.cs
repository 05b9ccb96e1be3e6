using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Input;

/// <summary>The file of a command that takes one, with <c>-</c> (or no file at all) for standard input.</summary>
internal static class InputFile
{
    /// <summary>Opens the file for <paramref name="use"/>, whose exit code is the result; a failure to read it is reported.</summary>
    public static int Use(string path, Func<Stream, int> use)
    {
        try
        {
            using Stream stream = InputFiles.Open(path);
            return use(stream);
        }
        catch (Exception e) when (InputFiles.Explain(e, path) is { } message)
        {
            return Failure.Report(message);
        }
    }
}
