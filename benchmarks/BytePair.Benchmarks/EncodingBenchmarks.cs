using BenchmarkDotNet.Attributes;

namespace BytePair.Benchmarks;

/// <summary>Encoding and counting one input, from UTF-8 and from UTF-16; the classes below say of which input.</summary>
[MemoryDiagnoser]
public abstract class EncodingBenchmarks
{
    private Input input = null!;

    [ParamsSource(nameof(Encodings))]
    public string EncodingName { get; set; } = "";

    public static IEnumerable<string> Encodings => Input.Encodings;

    [GlobalSetup]
    public void Prepare() => input = CreateInput();

    [Benchmark]
    public int[] EncodeUtf8() => input.Tokenizer.EncodeToIds(input.Utf8);

    [Benchmark]
    public int[] EncodeUtf16() => input.Tokenizer.EncodeToIds(input.Text);

    [Benchmark]
    public int CountUtf8() => input.Tokenizer.CountTokens(input.Utf8);

    [Benchmark]
    public int CountUtf16() => input.Tokenizer.CountTokens(input.Text);

    private protected abstract Input CreateInput();
}
