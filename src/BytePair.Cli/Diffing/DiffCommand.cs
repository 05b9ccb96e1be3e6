using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Diffing;

/// <summary><c>bytepair diff</c>: how two encodings cut the same text.</summary>
internal sealed class DiffCommand() : ToolCommand("diff", "Compares two encodings on a text, side by side: how many tokens, and where they differ.")
{
    private const int DefaultTop = 20;

    private readonly TextArgument one = new("one", "An encoding, or a model.") { IsRequired = true, Suggestions = () => BpeTokenizer.EncodingNames };
    private readonly TextArgument other = new("other", "The encoding or model to compare it with.") { IsRequired = true, Suggestions = () => BpeTokenizer.EncodingNames };
    private readonly FilesArgument files = new("Files to compare them on.");
    private readonly NumberOption top = new("--top", "Shows the N differences that matter most. Default: 20.");
    private readonly SpecialTokensOption special = new();
    private readonly OutputOptions output = new(OutputFormat.Json);

    public override Parameter[] Parameters => [one, other, files, top, special, .. output.All];

    public override string Examples =>
        """
        Examples:
          bytepair diff cl100k_base o200k_base README.md
          bytepair diff gpt-4 gpt-4o --json < notes.txt
        """;

    public override string? Check() => output.Check();

    public override int Run()
    {
        VectorWidth.ChooseFor(files.Paths);
        BpeTokenizer first = TokenizerOptions.ForName(one.RequiredValue);
        BpeTokenizer second = TokenizerOptions.ForName(other.RequiredValue);
        using var standard = new StandardOutput();
        var report = new DiffReport(first, second, (int)Math.Min(top.Value ?? DefaultTop, int.MaxValue));
        int exitCode = InputFiles.ForEach(files.Paths, (path, stream) =>
        {
            var comparison = new Comparison(first, second, special.Handling, report.Add);
            report.Begin(path);
            comparison.Run(stream);
        });
        report.Write(output.Format, standard, output.Screen);
        standard.Flush();
        return exitCode;
    }
}
