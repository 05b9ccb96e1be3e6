using System.Text;

namespace BytePair.Cli.Benching;

/// <summary>A tokenizer, a text for it, and the ids that its first passes gave.</summary>
internal sealed class Subject(BpeTokenizer tokenizer, Sample sample, int threads)
{
    public BpeTokenizer Tokenizer => tokenizer;

    public Sample Sample => sample;

    public BatchOptions Threads { get; } = new() { MaxDegreeOfParallelism = Math.Max(1, threads) };

    /// <summary>The ids of the text in UTF-8, once they were encoded.</summary>
    public int[] Utf8Ids { get; set; } = [];

    /// <summary>The ids of the text in UTF-16, once they were encoded: the same, unless the text isn't valid.</summary>
    public int[] Utf16Ids { get; set; } = [];

    /// <summary>The documents of the text as strings.</summary>
    public string[] Strings => field ??= Array.ConvertAll(sample.Documents, document => Encoding.UTF8.GetString(document.Span));
}
