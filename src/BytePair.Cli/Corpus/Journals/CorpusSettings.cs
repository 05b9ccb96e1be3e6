using System.Globalization;
using System.Security.Cryptography;
using BytePair.Cli.Corpus.Batches;
using BytePair.Cli.Corpus.Reading;
using BytePair.Cli.Corpus.Shards;

namespace BytePair.Cli.Corpus.Journals;

/// <summary>What was asked for.</summary>
internal sealed class CorpusSettings
{
    public required BpeTokenizer Tokenizer { get; init; }

    public required SpecialTokenHandling Special { get; init; }

    /// <summary>As the command line has it.</summary>
    public required string SpecialName { get; init; }

    public required string FormatName { get; init; }

    public required ShardFormat Format { get; init; }

    public required long TokensPerShard { get; init; }

    public required string SeparatorToken { get; init; }

    public required Separator Separator { get; init; }

    public required FieldPath Field { get; init; }

    /// <summary>What all sources are made of; null where their names tell.</summary>
    public required SourceKind? Kind { get; init; }

    public required double ValidationShare { get; init; }

    public required long Seed { get; init; }

    public required bool SkipsInvalid { get; init; }

    public required int Threads { get; init; }

    public required TimeSpan CheckpointInterval { get; init; }

    /// <summary>What a source is made of.</summary>
    public SourceKind KindOf(string path)
    {
        if (Kind is { } kind)
        {
            return kind;
        }

        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^".gz".Length] : path;
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".JSONL" or ".NDJSON" => SourceKind.JsonLines,
            ".JSON" => SourceKind.Json,
            _ => SourceKind.Text,
        };
    }

    /// <summary>What tells a tokenizer of the user's own from others of its name.</summary>
    private string Fingerprint()
    {
        if (BpeTokenizer.EncodingNames.Contains(Tokenizer.EncodingName, StringComparer.Ordinal))
        {
            return "built in";
        }

        using var saved = new MemoryStream();
        Tokenizer.Save(saved);
        return Convert.ToHexStringLower(SHA256.HashData(saved.GetBuffer().AsSpan(0, (int)saved.Length)));
    }

    /// <summary>All that the bytes of the shards follow from, but for the sources: by names as the command line has them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Describe() =>
    [
        new("encoding", Tokenizer.EncodingName),
        new("tokenizer", Fingerprint()),
        new("format", FormatName),
        new("dtype", Format.IdType.Name),
        new("shard-tokens", TokensPerShard < long.MaxValue ? TokensPerShard.ToString(CultureInfo.InvariantCulture) : "all"),
        new("separator", Separator.Id < 0 ? "none" : Separator.IsBefore ? "before" : "after"),
        new("separator-token", SeparatorToken),
        new("special", SpecialName),
        new("input", Kind switch { SourceKind.Text => "text", SourceKind.JsonLines => "jsonl", SourceKind.Json => "json", _ => "auto" }),
        new("field", Field.AllowsStrings ? "text or none" : Field.Path),
        new("split", ValidationShare.ToString("R", CultureInfo.InvariantCulture)),
        new("seed", Seed.ToString(CultureInfo.InvariantCulture)),
    ];
}
