using System.Text.Encodings.Web;
using System.Text.Json;
using BytePair.Cli.Corpus.Reading;
using BytePair.Cli.Corpus.Shards;

namespace BytePair.Cli.Corpus.Journals;

/// <summary>Writes journals and manifests. Two corpora made of the same sources in the same way have the same manifest, byte by byte.</summary>
internal static class StateWriter
{
    /// <summary>The version of the form.</summary>
    public const int Version = 1;

    /// <summary>No page of HTML is made of it, so that &lt; may stay what it is.</summary>
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(CorpusState state, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Form);
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteBoolean("complete", state.Position is null);
        json.WriteStartObject("settings");
        foreach ((string name, string value) in state.Settings)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteNumber("documents", state.Splits.Sum(split => split.Documents));
        json.WriteNumber("tokens", state.Splits.Sum(split => split.Tokens));
        WriteSplits(json, state);
        WriteSources(json, state);
        if (state.Position is { } position)
        {
            WritePosition(json, position);
        }

        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void WriteSplits(Utf8JsonWriter json, CorpusState state)
    {
        json.WriteStartArray("splits");
        foreach (SplitState split in state.Splits)
        {
            json.WriteStartObject();
            json.WriteString("name", split.Name);
            json.WriteNumber("documents", split.Documents);
            json.WriteNumber("tokens", split.Tokens);
            if (state.Position is not null)
            {
                json.WriteNumber("shardDocuments", split.ShardDocuments);
                json.WriteNumber("shardTokens", split.ShardTokens);
                json.WriteNumber("documentTokens", split.DocumentTokens);
            }

            json.WriteStartArray("shards");
            foreach (ShardRecord shard in split.Completed)
            {
                WriteShard(json, shard);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteShard(Utf8JsonWriter json, ShardRecord shard)
    {
        json.WriteStartObject();
        json.WriteNumber("documents", shard.Documents);
        json.WriteNumber("tokens", shard.Tokens);
        json.WriteStartArray("files");
        foreach (FileRecord file in shard.Files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, CorpusState state)
    {
        json.WriteStartArray("sources");
        for (int i = 0; i < state.Sources.Length; i++)
        {
            SourceRecord source = state.Sources[i];
            json.WriteStartObject();
            json.WriteString("path", source.Path);

            // Of sources that come later, the reader may know more already than the shards have.
            if (state.Position is null || i < state.Position.Source)
            {
                json.WriteNumber("bytes", source.Bytes);
                json.WriteNumber("textBytes", source.TextBytes);
                json.WriteString("sha256", source.Sha256);
                json.WriteNumber("documents", source.Documents);
                json.WriteNumber("skipped", source.Skipped);
                if (state.Position is not null)
                {
                    json.WriteNumber("modified", source.Modified);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePosition(Utf8JsonWriter json, ReadingPosition position)
    {
        json.WriteStartObject("position");
        json.WriteNumber("source", position.Source);
        json.WriteNumber("offset", position.Offset);
        json.WriteNumber("carry", position.Carry);
        json.WriteString("sha256", position.Sha256);
        json.WriteNumber("line", position.Line);
        json.WriteNumber("lineStart", position.LineStart);
        json.WriteBoolean("isInArray", position.IsInArray);
        json.WriteBoolean("isWithinDocument", position.IsWithinDocument);
        json.WriteBoolean("isValidation", position.IsValidation);
        json.WriteNumber("documentOffset", position.DocumentOffset);
        json.WriteNumber("documents", position.Documents);
        json.WriteNumber("skipped", position.Skipped);
        json.WriteEndObject();
    }
}
