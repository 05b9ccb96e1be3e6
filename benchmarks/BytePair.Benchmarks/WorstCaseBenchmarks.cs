using BenchmarkDotNet.Attributes;
using BytePair.Measuring;

namespace BytePair.Benchmarks;

/// <summary>1 MB of input made to be slow, prose of the same size to compare with, and a million distinct words.</summary>
public class WorstCaseBenchmarks : EncodingBenchmarks
{
    private const string Prose = "prose";
    private const string DistinctWords = "distinct words";
    private const int Size = 1_000_000;

    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    public static IEnumerable<string> Cases => [Prose, .. GeneratedText.WorstCases, DistinctWords];

    private protected override Input CreateInput() => Input.Of(EncodingName, Case switch
    {
        Prose => GeneratedText.Prose(Size),
        DistinctWords => GeneratedText.DistinctWords(Size),
        _ => GeneratedText.WorstCase(Case, Size),
    });
}
