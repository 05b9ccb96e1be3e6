namespace BytePair.Throughput.Peers;

/// <summary>A run of all tokenizers, as it is kept in a JSON file.</summary>
internal sealed record ComparisonResult(
    Machine Machine,
    string? Node,
    int Rounds,
    IReadOnlyList<ComparisonResult.Measured> Results,
    IReadOnlyList<ComparisonResult.Missing> NotMeasured,
    IReadOnlyList<ComparisonResult.Alone>? ByItself = null,
    IReadOnlyList<ComparisonResult.PaceMeanwhile>? Paces = null)
{
    /// <summary>The row that every ratio is taken of: a new array for each call, as every peer makes one.</summary>
    public const string Reference = "BytePair, UTF-8";

    /// <summary>Our own rows, <see cref="Reference"/> first.</summary>
    public static readonly (string Name, Operation Operation)[] Ours =
    [
        (Reference, Operation.EncodeUtf8),
        ("BytePair, UTF-8 into a span", Operation.EncodeUtf8ToSpan),
        ("BytePair, string", Operation.EncodeString),
    ];

    /// <param name="Encoding">The encoding's name.</param>
    /// <param name="Corpus">The file's name.</param>
    /// <param name="Tokenizer">The package, or one of the names above.</param>
    /// <param name="Version">The package's version.</param>
    /// <param name="MegabytesPerSecond">10^6 bytes of UTF-8 per second, median of the rounds.</param>
    /// <param name="IdsEqual">Whether its ids are those of the reference.</param>
    internal sealed record Measured(string Encoding, string Corpus, string Tokenizer, string Version, double MegabytesPerSecond, bool IdsEqual);

    /// <summary>The machine's pace while the tokenizers took turns on a corpus.</summary>
    internal sealed record PaceMeanwhile(string Encoding, string Corpus, Pace Pace);

    /// <summary>What BytePair does by itself, measured in the same run.</summary>
    internal sealed record Alone(string Encoding, Report.Row Row);

    internal sealed record Missing(string Encoding, string Tokenizer, string Reason);
}
