using System.ComponentModel;
using System.Text.Json;
using BytePair.Measuring;
using BytePair.Throughput.Sections;

namespace BytePair.Throughput.Peers;

/// <summary>BytePair and what others offer on npm, in turns on the same machine: what counts is the ratio in one run.</summary>
internal static class PeerComparison
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "benchmarks", "peers");

    /// <returns>Null if ids are wrong or there is nothing to measure on.</returns>
    public static ComparisonResult? Measure(Options options)
    {
        Install();
        var results = new List<ComparisonResult.Measured>();
        var missing = new List<ComparisonResult.Missing>();
        var alone = new List<ComparisonResult.Alone>();
        var paces = new List<ComparisonResult.PaceMeanwhile>();
        foreach (string encodingName in options.PeerEncodings)
        {
            var run = Run.Create(options with { EncodingName = encodingName });
            if (Corpora.PresentIn(options.CorporaFolder).Length == 0 || !run.IdsAreRight())
            {
                return null;
            }

            PeerProcess[] peers = [.. PeerNames().Select(name => PeerProcess.Start(Folder, name, encodingName))];
            foreach (PeerProcess peer in peers.Where(peer => peer.WhyMissing is not null))
            {
                missing.Add(new(encodingName, peer.Name, peer.WhyMissing!));
                Report.Say($"missing: {peer.Name}, {encodingName}: {peer.WhyMissing}");
            }

            Measure(run, [.. peers.Where(peer => peer.WhyMissing is null)], results, paces);
            Array.ForEach(peers, peer => peer.Dispose());
            int before = run.Report.Rows.Count;
            Section.Measure(run, options.Only);
            alone.AddRange(run.Report.Rows.Skip(before).Select(row => new ComparisonResult.Alone(encodingName, row)));
        }

        return new ComparisonResult(Machine.Current, NodeVersion(), options.PeerRounds, results, missing, alone, paces);
    }

    private static void Measure(Run run, PeerProcess[] peers, List<ComparisonResult.Measured> results, List<ComparisonResult.PaceMeanwhile> paces)
    {
        // Comparing ids on every corpus before the first round is also what warms the peers.
        var differing = new HashSet<(PeerProcess Peer, Sample Sample)>();
        foreach (PeerProcess peer in peers)
        {
            differing.UnionWith(run.Samples.Where(sample => !sample.Ids.AsSpan().SequenceEqual(peer.Encode(FileOf(run, sample)))).Select(sample => (peer, sample)));
        }

        Operation[] ours = [.. ComparisonResult.Ours.Select(own => own.Operation)];
        foreach (Operation operation in ours)
        {
            Timing.WarmUp(run.Tokenizer, operation, run.Samples);
        }

        run.Report.Begin(
            $"peers, {run.Options.EncodingName}",
            $"text to ids, the whole file at once, in turns; median of {run.Options.PeerRounds} rounds",
            new("MB/s", 1),
            new("BytePair is x", 1),
            new("ids equal", 0));
        foreach (Sample sample in run.Samples)
        {
            double[][] rounds = [.. Enumerable.Range(0, run.Options.PeerRounds).Select(_ => Round(run, ours, peers, sample))];
            double[] medians = [.. Enumerable.Range(0, ours.Length + peers.Length).Select(i => Timing.Median(rounds.Select(round => round[i])))];
            string own = typeof(BpeTokenizer).Assembly.GetName().Version!.ToString(3);
            for (int i = 0; i < ours.Length; i++)
            {
                Add(ComparisonResult.Ours[i].Name, own, medians[i], idsEqual: true);
            }

            for (int i = 0; i < peers.Length; i++)
            {
                Add(peers[i].Name, peers[i].Version!, medians[ours.Length + i], !differing.Contains((peers[i], sample)));
            }

            paces.Add(new(run.Options.EncodingName, sample.Name, Pace.OfLast()));

            void Add(string tokenizer, string version, double nanoseconds, bool idsEqual)
            {
                double perSecond = Timing.MegabytesPerSecond(sample.Utf8.Length, nanoseconds);
                results.Add(new(run.Options.EncodingName, sample.Name, tokenizer, version, perSecond, idsEqual));
                run.Report.Add(sample.Name, tokenizer, perSecond, nanoseconds / medians[0], idsEqual ? 1 : 0);
            }
        }
    }

    /// <summary>Each twice, of which the second counts: whoever went before left the processor's caches full of other things.</summary>
    private static double[] Round(Run run, Operation[] ours, PeerProcess[] peers, Sample sample) =>
    [
        .. ours.Select(operation => Second(() => Timing.Nanoseconds(() => operation.Run(run.Tokenizer, sample)))),
        .. peers.Select(peer => Second(() => peer.Time(FileOf(run, sample)))),
    ];

    private static double Second(Func<double> measure)
    {
        measure();
        return measure();
    }

    private static string FileOf(Run run, Sample sample) => Path.Combine(run.Options.CorporaFolder, sample.Name);

    private static string[] PeerNames()
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "package.json")));
        return [.. package.RootElement.GetProperty("optionalDependencies").EnumerateObject().Select(peer => peer.Name)];
    }

    /// <summary>Puts the pinned packages into the ignored folder node_modules, unless they are there. One that fails is left out by npm.</summary>
    private static void Install()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package.json")))
        {
            return;
        }

        Try(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "install", "--prefix", Folder, "--no-audit", "--no-fund");
    }

    private static string? NodeVersion() => Try("node", "--version");

    private static string? Try(string program, params string[] arguments)
    {
        try
        {
            return CommandLine.Run(program, arguments).Output.Trim();
        }
        catch (Win32Exception)
        {
            Report.Say($"{program} isn't installed.");
            return null;
        }
    }
}
