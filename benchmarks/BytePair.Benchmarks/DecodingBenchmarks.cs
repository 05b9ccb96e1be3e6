using BenchmarkDotNet.Attributes;

namespace BytePair.Benchmarks;

/// <summary>Ids of the long texts back to text.</summary>
[MemoryDiagnoser]
public class DecodingBenchmarks
{
    private Input input = null!;

    [ParamsSource(nameof(Encodings))]
    public string EncodingName { get; set; } = "";

    [ParamsSource(nameof(Texts))]
    public string Text { get; set; } = "";

    public static IEnumerable<string> Encodings => Input.Encodings;

    public static IEnumerable<string> Texts => LongTextBenchmarks.Texts;

    [GlobalSetup]
    public void Prepare() => input = LongTextBenchmarks.CreateInput(EncodingName, Text);

    [Benchmark]
    public byte[] DecodeToUtf8() => input.Tokenizer.DecodeToUtf8(input.Ids);

    [Benchmark]
    public string DecodeToString() => input.Tokenizer.Decode(input.Ids);
}
