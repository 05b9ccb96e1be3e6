using System.Text;
using BytePair.Measuring;

namespace BytePair.Benchmarks;

/// <summary>A text of a benchmark in both forms, its ids checked.</summary>
internal sealed class Input
{
    private Input(string encodingName, byte[] utf8, ExpectedIds? expected)
    {
        Tokenizer = BpeTokenizer.ForEncoding(encodingName);
        Utf8 = utf8;
        Text = Encoding.UTF8.GetString(utf8);
        bool isWellFormed = Encoding.UTF8.GetByteCount(Text) == utf8.Length;
        Ids = CheckedIds.Of(Tokenizer, utf8, isWellFormed ? Text : null, expected)
            ?? throw new InvalidOperationException($"The ids of {encodingName} are wrong: nothing is measured.");
    }

    public static IReadOnlyList<string> Encodings { get; } = ["cl100k_base", "o200k_base"];

    public BpeTokenizer Tokenizer { get; }

    public byte[] Utf8 { get; }

    /// <summary>Bytes that are no UTF-8 are U+FFFD here.</summary>
    public string Text { get; }

    public int[] Ids { get; }

    public static Input Of(string encodingName, byte[] utf8) => new(encodingName, utf8, expected: null);

    public static Input OfCorpus(string encodingName, string fileName) => new(
        encodingName,
        Corpora.Read(Corpora.DefaultFolder, fileName),
        ExpectedIds.Find(Corpora.DefaultFolder, fileName, encodingName));
}
