using System.Text.Json;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Corpus.Reading;
using BytePair.Cli.Corpus.Shards;

namespace BytePair.Cli.Corpus.Journals;

/// <summary>Reads journals and manifests.</summary>
internal static class StateReader
{
    /// <summary>Reads a file, or gives null if there is none.</summary>
    /// <exception cref="CommandFailedException">It is no journal or manifest.</exception>
    public static CorpusState? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            int version = root.GetProperty("version").GetInt32();
            return version == StateWriter.Version
                ? Read(root)
                : throw new CommandFailedException($"'{path}' has version {version}; this program reads version {StateWriter.Version}.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CommandFailedException($"'{path}' was not written by this program, or has been changed: {e.Message}");
        }
    }

    private static CorpusState Read(JsonElement root) => new()
    {
        Settings = [.. root.GetProperty("settings").EnumerateObject().Select(setting => KeyValuePair.Create(setting.Name, setting.Value.GetString()!))],
        Sources = [.. root.GetProperty("sources").EnumerateArray().Select(ReadSource)],
        Splits = [.. root.GetProperty("splits").EnumerateArray().Select(ReadSplit)],
        Position = root.TryGetProperty("position", out JsonElement position) ? ReadPosition(position) : null,
    };

    private static SourceRecord ReadSource(JsonElement source) => new()
    {
        Path = source.GetProperty("path").GetString()!,
        Bytes = NumberIn(source, "bytes"),
        TextBytes = NumberIn(source, "textBytes"),
        Sha256 = source.TryGetProperty("sha256", out JsonElement hash) ? hash.GetString()! : "",
        Documents = NumberIn(source, "documents"),
        Skipped = NumberIn(source, "skipped"),
        Modified = NumberIn(source, "modified"),
    };

    private static SplitState ReadSplit(JsonElement split) => new(split.GetProperty("name").GetString()!)
    {
        Documents = NumberIn(split, "documents"),
        Tokens = NumberIn(split, "tokens"),
        ShardDocuments = NumberIn(split, "shardDocuments"),
        ShardTokens = NumberIn(split, "shardTokens"),
        DocumentTokens = NumberIn(split, "documentTokens"),
        Completed = [.. split.GetProperty("shards").EnumerateArray().Select(ReadShard)],
    };

    private static ShardRecord ReadShard(JsonElement shard) => new(
        NumberIn(shard, "documents"),
        NumberIn(shard, "tokens"),
        [.. shard.GetProperty("files").EnumerateArray().Select(file =>
            new FileRecord(file.GetProperty("name").GetString()!, NumberIn(file, "bytes"), file.GetProperty("sha256").GetString()!))]);

    private static ReadingPosition ReadPosition(JsonElement position) => new()
    {
        Source = (int)NumberIn(position, "source"),
        Offset = NumberIn(position, "offset"),
        Carry = (int)NumberIn(position, "carry"),
        Sha256 = position.GetProperty("sha256").GetString()!,
        Line = NumberIn(position, "line"),
        LineStart = NumberIn(position, "lineStart"),
        IsInArray = position.GetProperty("isInArray").GetBoolean(),
        IsWithinDocument = position.GetProperty("isWithinDocument").GetBoolean(),
        IsValidation = position.GetProperty("isValidation").GetBoolean(),
        DocumentOffset = NumberIn(position, "documentOffset"),
        Documents = NumberIn(position, "documents"),
        Skipped = NumberIn(position, "skipped"),
    };

    private static long NumberIn(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement number) ? number.GetInt64() : 0;
}
