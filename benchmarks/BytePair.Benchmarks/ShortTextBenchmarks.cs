using BenchmarkDotNet.Attributes;
using BytePair.Measuring;

namespace BytePair.Benchmarks;

/// <summary>What a call costs when the text is short.</summary>
public class ShortTextBenchmarks : EncodingBenchmarks
{
    [Params(20, 200, 2_000, 20_000)]
    public int Bytes { get; set; }

    private protected override Input CreateInput() => Input.Of(EncodingName, GeneratedText.Prose(Bytes));
}
