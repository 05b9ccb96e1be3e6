using System.CommandLine;
using System.Globalization;
using System.Text;

namespace BytePair.Cli;

/// <summary><c>bytepair count</c>: how many tokens each file has, and all together.</summary>
internal sealed class CountCommand : Command, IHasExamples
{
    public CountCommand()
        : base("count", "Counts tokens: a line for each file, and a total for several. Standard input gives the number alone.")
    {
        Argument<string[]> files = InputFiles.CreateArgument("Files to count.");
        var tokenizer = new TokenizerOptions(this);
        Option<SpecialTokenHandling> special = SpecialTokensOption.Create();
        Arguments.Add(files);
        Options.Add(special);
        SetAction(parsed => Run(InputFiles.PathsIn(parsed, files), tokenizer.Resolve(parsed), parsed.GetValue(special)));
    }

    public string Examples =>
        """
        Examples:
          bytepair count README.md
          bytepair count --model gpt-4o src/*.cs
          git diff | bytepair count -e cl100k_base
        """;

    private static int Run(string[] paths, BpeTokenizer tokenizer, SpecialTokenHandling special)
    {
        using var output = new StandardOutput();
        int width = paths.Length > 1 ? WidthFor(paths) : 0;
        bool numberAlone = paths is [InputFiles.StandardInput];
        long total = 0;

        int exitCode = InputFiles.ForEach(paths, (path, stream) =>
        {
            long tokens = tokenizer.CountTokens(stream, special);
            total += tokens;
            WriteLine(output, tokens, width, numberAlone ? null : path);
        });

        if (paths.Length > 1)
        {
            WriteLine(output, total, width, "total");
        }

        return exitCode;
    }

    private static void WriteLine(StandardOutput output, long tokens, int width, string? name)
    {
        string number = tokens.ToString(CultureInfo.InvariantCulture).PadLeft(width);
        Encoding.UTF8.GetBytes(name is null ? $"{number}\n" : $"{number}  {Failure.OnOneLine(name)}\n", output);
        output.Flush();
    }

    /// <summary>
    /// Lines are printed as soon as they are known, so the width of the numbers is settled before: a token has a byte at
    /// least, so no number is longer than that of all bytes.
    /// </summary>
    private static int WidthFor(string[] paths)
    {
        const int WidthForStandardInput = 7;
        long bytes = 0;
        foreach (string path in paths)
        {
            var file = new FileInfo(path.Length == 0 ? InputFiles.StandardInput : path);
            bytes += file.Exists ? file.Length : 0;
        }

        int width = bytes.ToString(CultureInfo.InvariantCulture).Length;
        return paths.Contains(InputFiles.StandardInput, StringComparer.Ordinal) ? Math.Max(width, WidthForStandardInput) : width;
    }
}
