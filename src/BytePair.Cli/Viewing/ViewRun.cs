using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Viewing;

/// <summary>A run of <c>view</c>.</summary>
internal static class ViewRun
{
    /// <summary>Shows each file; returns the exit code.</summary>
    public static int Run(string[] paths, BpeTokenizer tokenizer, SpecialTokenHandling special, Screen screen, bool showsIds, bool explains)
    {
        using var output = new StandardOutput();
        int exitCode = InputFiles.ForEach(paths, (path, stream) =>
        {
            var writer = new ViewWriter(output, screen);
            if (paths.Length > 1)
            {
                writer.WriteLine($"==> {Failure.OnOneLine(path)} <==");
            }

            if (explains)
            {
                Explanations.Write(tokenizer, stream, special, writer);
            }
            else
            {
                Show(tokenizer, stream, special, showsIds ? new TokenRows(writer, screen.Width) : new FlowingTokens(writer));
            }

            output.Flush();
        });
        return exitCode;
    }

    private static void Show(BpeTokenizer tokenizer, Stream stream, SpecialTokenHandling special, TokenView view)
    {
        tokenizer.Encode(stream, new TokenReceiver(tokenizer, view), special);
        view.End(tokenizer.EncodingName);
    }
}
