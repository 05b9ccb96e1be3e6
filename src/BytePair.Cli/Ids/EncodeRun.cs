using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Ids;

/// <summary>A run of <c>encode</c>.</summary>
internal static class EncodeRun
{
    /// <summary>Writes the ids of each file; returns the exit code.</summary>
    public static int WriteIds(string[] paths, BpeTokenizer tokenizer, SpecialTokenHandling special, IdFormat format)
    {
        using var output = new StandardOutput();
        int exitCode = InputFiles.ForEach(paths, (path, stream) =>
        {
            var ids = IdWriter.Create(format, output, InputFiles.NameOf(path));
            bool isComplete = false;
            try
            {
                tokenizer.Encode(stream, ids, special);
                isComplete = true;
            }
            finally
            {
                ids.End(isComplete);
            }
        });
        output.Flush();
        return exitCode;
    }

    /// <summary>Writes the ids of each file with their places, as JSON; returns the exit code.</summary>
    public static int WriteOffsets(string[] paths, BpeTokenizer tokenizer, SpecialTokenHandling special)
    {
        using var output = new StandardOutput();
        int exitCode = InputFiles.ForEach(paths, (path, stream) =>
        {
            var writer = new OffsetWriter(output);
            bool isComplete = false;
            try
            {
                new OffsetEncoder(tokenizer, special, InputFiles.NameOf(path)).Encode(stream, writer);
                isComplete = true;
            }
            finally
            {
                writer.End(isComplete);
            }
        });
        output.Flush();
        return exitCode;
    }
}
