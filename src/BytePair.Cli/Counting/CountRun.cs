using System.Runtime.CompilerServices;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary>A run of <c>count</c>: finds the files, has them counted, reports, and tells what that means for the exit code.</summary>
internal sealed class CountRun : IDisposable
{
    private readonly CountOptions options;
    private readonly SkippedFiles skipped = new();
    private readonly ProgressLine progress = new();
    private int exitCode = ExitCode.Success;

    private CountRun(CountOptions options) => this.options = options;

    public static int Run(CountOptions options) => options.IsPlain ? PlainCount.Run(options) : RunWhole(options);

    /// <summary>Whatever is asked for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // else what it takes is loaded with a plain count
    public static int RunWhole(CountOptions options)
    {
        // An encoding that there isn't is told before anything is read.
        VectorWidth.ChooseFor(options.Words);
        _ = options.Tokenizer;
        using var run = new CountRun(options);
        return run.Run();
    }

    public void Dispose() => progress.Dispose();

    private int Run()
    {
        using var output = new StandardOutput();
        bool isTable = NeedsTable();
        FileCount total = isTable || options.Format != OutputFormat.Text ? WriteReport(output) : WriteLines(output);
        output.Flush();
        progress.Dispose();
        skipped.Report();
        return Math.Max(exitCode, CountLimits.Check(options, total));
    }

    /// <summary>Files that are named have a line each, as soon as it is known; all else is sorted first, and put in a table.</summary>
    private bool NeedsTable() =>
        options.Grouping != Grouping.None || options.Fields.Count > 0 || options.LimitEach is not null || options.Top is not null
        || (options.Model is not null && options.Words.Length > 1)
        || Array.Exists(options.Words, InputPaths.IsExpandable);

    private FileCount WriteLines(StandardOutput output)
    {
        var lines = new CountLines(output, options.Words);
        FileCount total = new("total") { Files = 0 };
        foreach (FileCount count in Counts())
        {
            progress.Hide();
            lines.Write(count.Tokens, count.Name);
            total = total.Plus(count);
        }

        lines.WriteTotal(total.Tokens);
        return total;
    }

    private FileCount WriteReport(StandardOutput output)
    {
        List<FileCount> counts = [.. Counts()];
        FileCount total = FileCount.Sum("total", counts);
        progress.Dispose();
        new CountReport(options, skipped).Write(Groups.Of(counts, options.Grouping), total, output);
        return total;
    }

    /// <summary>What could be counted, in the order of the words; the rest is told on standard error.</summary>
    private IEnumerable<FileCount> Counts()
    {
        var walk = new FolderWalk(skipped, Fail) { ReadsIgnored = options.ReadsIgnored };
        IEnumerable<InputPath> paths = Announced(new InputPaths(walk).Expand(options.Words));
        IEnumerable<FileCount> counts = options.Fields.Count > 0
            ? paths.Select(new JsonLinesCounter(options, progress).Count)
            : OrderedWork.Run(paths, new TextCounter(options, progress).Count);
        foreach (FileCount count in counts)
        {
            if (count.Failure is { } failure)
            {
                Fail(failure);
            }
            else if (count.IsBinary)
            {
                skipped.AddBinary(count.Name);
            }
            else
            {
                yield return count;
            }
        }
    }

    /// <summary>Tells the progress how much there is to do: what is known of it so far.</summary>
    private IEnumerable<InputPath> Announced(IEnumerable<InputPath> paths)
    {
        foreach (InputPath path in paths)
        {
            if (path.Path.Length > 0 && new FileInfo(path.Path) is { Exists: true } file)
            {
                progress.AddToTotal(file.Length);
            }

            yield return path;
        }
    }

    private void Fail(string message)
    {
        progress.Hide();
        exitCode = Failure.Report(message);
    }
}
