using BenchmarkDotNet.Attributes;
using BytePair.Measuring;

namespace BytePair.Benchmarks;

/// <summary>The corpora that are present, each as one text, and generated prose.</summary>
public class LongTextBenchmarks : EncodingBenchmarks
{
    private const string Generated = "generated prose";
    private const int GeneratedSize = 4_000_000;

    [ParamsSource(nameof(Texts))]
    public string Text { get; set; } = "";

    public static IEnumerable<string> Texts => [Generated, .. Corpora.PresentIn(Corpora.DefaultFolder)];

    private protected override Input CreateInput() => CreateInput(EncodingName, Text);

    internal static Input CreateInput(string encodingName, string text) => text is Generated
        ? Input.Of(encodingName, GeneratedText.Prose(GeneratedSize))
        : Input.OfCorpus(encodingName, text);
}
