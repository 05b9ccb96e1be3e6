using System.Runtime.InteropServices;
using BytePair.Measuring;

namespace BytePair.Throughput.Sections;

/// <summary>A whole <c>bytepair count</c> on 1 KB, published as its package is, against a .NET program that does nothing.</summary>
internal static class ProcessSection
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "benchmarks", "artifacts", "process");

    public static void Measure(Run run)
    {
        int rounds = 3 * run.Options.Rounds;
        run.Report.Begin(
            "process",
            $"wall time of a whole process, 1 KB of text, the tool as in its package, the empty program compiled ahead (ReadyToRun); rounds alternate, median and fastest of {rounds}",
            new("ms", 1),
            new("ms (best)", 1),
            new("x empty", 2));
        if (Publish("src/BytePair.Cli", "bytepair") is not { } cli || Publish("benchmarks/EmptyProgram", "EmptyProgram", "--no-self-contained") is not { } empty)
        {
            return;
        }

        string text = Path.Combine(Folder, "1kb.txt");
        File.WriteAllBytes(text, GeneratedText.Prose(1000));
        var times = new List<(double Count, double Empty)>();
        for (int i = -2; i < rounds; i++)
        {
            var pair = (Time(cli, "count", "-e", run.Options.EncodingName, text), Time(empty));
            if (i >= 0)
            {
                times.Add(pair);
            }
        }

        double median = Timing.Median(times.Select(time => time.Empty));
        Add("bytepair count", times.Select(time => time.Count));
        Add("empty program", times.Select(time => time.Empty));

        void Add(string name, IEnumerable<double> values) =>
            run.Report.Add(run.Options.EncodingName, name, Timing.Median(values) / 1e6, values.Min() / 1e6, Timing.Median(values) / median);
    }

    /// <returns>The program, or null if it doesn't build.</returns>
    private static string? Publish(string project, string program, params string[] options)
    {
        string output = Path.Combine(Folder, program);
        var (exitCode, log) = CommandLine.Run(
            "dotnet",
            [
                "publish", Path.Combine(RepositoryRoot.Path, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
                "-o", output, "--artifacts-path", Path.Combine(Folder, "build"), "-v", "quiet", "--nologo", .. options,
            ]);
        if (exitCode == 0)
        {
            return Path.Combine(output, program + (OperatingSystem.IsWindows() ? ".exe" : ""));
        }

        Report.Say($"{project} couldn't be published, so this isn't measured:\n{log}");
        return null;
    }

    private static double Time(string program, params string[] arguments) => Timing.Nanoseconds(() =>
    {
        var (exitCode, _) = CommandLine.Run(program, arguments);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {exitCode}.");
        }
    });
}
