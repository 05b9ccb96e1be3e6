using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace BytePair.Benchmarks;

/// <summary>
/// The first use of an encoding in a new process, compilation of its code included: an instance is made once in a process,
/// so each number is that of a process of its own. The throughput runner gives the time with the code compiled before.
/// </summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 10, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class LoadBenchmarks
{
    [ParamsSource(nameof(Encodings))]
    public string EncodingName { get; set; } = "";

    public static IEnumerable<string> Encodings => Input.Encodings;

    [Benchmark]
    public int LoadAndCount() => BpeTokenizer.ForEncoding(EncodingName).CountTokens("Hello, world!"u8);
}
