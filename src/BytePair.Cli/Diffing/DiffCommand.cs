using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Diffing;

/// <summary><c>bytepair diff</c>: how two encodings cut the same text.</summary>
internal sealed class DiffCommand : Command, IHasExamples
{
    private const int DefaultTop = 20;

    private readonly Argument<string> one = new("one") { Description = "An encoding, or a model." };
    private readonly Argument<string> other = new("other") { Description = "The encoding or model to compare it with." };
    private readonly Argument<string[]> files = InputFiles.CreateArgument("Files to compare them on.");
    private readonly NumberOption top = NumberOption.Create("--top", "Shows the N differences that matter most. Default: 20.");
    private readonly Option<SpecialTokenHandling> special = SpecialTokensOption.Create();
    private readonly OutputOptions outputOptions;

    public DiffCommand()
        : base("diff", "Compares two encodings on a text, side by side: how many tokens, and where they differ.")
    {
        one.CompletionSources.Add([.. BpeTokenizer.EncodingNames]);
        other.CompletionSources.Add([.. BpeTokenizer.EncodingNames]);
        Arguments.Add(one);
        Arguments.Add(other);
        Arguments.Add(files);
        Options.Add(top);
        Options.Add(special);
        outputOptions = new OutputOptions(this, OutputFormat.Json);
        SetAction(parsed => Run(
            TokenizerOptions.ForName(parsed.GetRequiredValue(one)),
            TokenizerOptions.ForName(parsed.GetRequiredValue(other)),
            InputFiles.PathsIn(parsed, files), parsed.GetValue(special), top.In(parsed) ?? DefaultTop, outputOptions.FormatIn(parsed), outputOptions.ScreenIn(parsed)));
    }

    public string Examples =>
        """
        Examples:
          bytepair diff cl100k_base o200k_base README.md
          bytepair diff gpt-4 gpt-4o --json < notes.txt
        """;

    private static int Run(BpeTokenizer one, BpeTokenizer other, string[] paths, SpecialTokenHandling special, long top, OutputFormat format, Screen screen)
    {
        using var output = new StandardOutput();
        var report = new DiffReport(one, other, (int)Math.Min(top, int.MaxValue));
        int exitCode = InputFiles.ForEach(paths, (path, stream) =>
        {
            var comparison = new Comparison(one, other, special, report.Add);
            report.Begin(path);
            comparison.Run(stream);
        });
        report.Write(format, output, screen);
        output.Flush();
        return exitCode;
    }
}
