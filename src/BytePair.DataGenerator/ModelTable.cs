using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BytePair.DataGenerator;

/// <summary>
/// Turns the merged table of public model tables into <c>vocab/models.json</c>, in the format that the library reads, sorted by name.
/// What it changes on the way, each for a reason that is said below: names that only point at another model become that one's further
/// names, figures that stand for nothing become unknown, tiers by factors become prices, remarks are put in words (<c>Data/model-notes.json</c>).
/// </summary>
internal static class ModelTable
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string source, string notes, string target)
    {
        JsonObject table = JsonNode.Parse(File.ReadAllText(source))!.AsObject();
        ModelNotes remarks = ModelNotes.Read(notes);
        Dictionary<string, JsonObject> rows = table["models"]!.AsArray().Select(row => row!.AsObject()).ToDictionary(row => Text(row, "name")!, StringComparer.Ordinal);
        Dictionary<string, SortedSet<string>> aliases = FoldPointers(rows, row => Text(row, "current_snapshot"), "azure_alias_of");
        Dictionary<string, SortedSet<string>> azureNames = FoldPointers(rows, row => Text(row, "azure_alias_of"), "current_snapshot");
        JsonObject catalog = new()
        {
            ["$description"] = remarks.Description,
            ["asOf"] = Text(table, "generated"),
            ["models"] = new JsonArray([.. rows.Values.OrderBy(row => Text(row, "name"), StringComparer.Ordinal).Where(SaysMoreThanItsBase).Select(row => Model(row, aliases, azureNames, remarks))]),
            ["families"] = remarks.Families,
        };
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, Layout))
        {
            catalog.WriteTo(writer);
        }

        json.WriteByte((byte)'\n');
        File.WriteAllBytes(target, json.ToArray());
        Console.WriteLine($"{Path.GetFileName(target)}: {catalog["models"]!.AsArray().Count} models of {table["models"]!.AsArray().Count} names, {json.Length} bytes");
    }

    /// <summary>
    /// Takes out the rows that only point at another one, and gives their names by the row pointed at. A row that is a dated version's
    /// short name stays, and so does one that contradicts what it points at.
    /// </summary>
    private static Dictionary<string, SortedSet<string>> FoldPointers(Dictionary<string, JsonObject> rows, Func<JsonObject, string?> pointedAt, string otherPointer)
    {
        Dictionary<string, SortedSet<string>> namesOf = new(StringComparer.Ordinal);
        foreach (JsonObject row in rows.Values.ToArray())
        {
            string name = Text(row, "name")!;
            if (pointedAt(row) is { } target && Text(row, otherPointer) is null && !IsSnapshot(target, name) && Agrees(row, rows[target]))
            {
                rows.Remove(name);
                (namesOf.TryGetValue(target, out SortedSet<string>? names) ? names : namesOf[target] = new(StringComparer.Ordinal)).Add(name);
            }
        }

        return namesOf;
    }

    private static bool Agrees(JsonObject row, JsonObject target) =>
        ((string[])["kind", "encoding", "context_window", "max_output_tokens", "max_input_tokens", "dimensions", "input_price_per_1m", "output_price_per_1m", "cached_input_price_per_1m", "long_context", "shutdown_date"])
        .All(field => row[field] is null || JsonNode.DeepEquals(row[field], target[field]));

    /// <summary>Of a fine-tuned model, only limits and prices are worth a row: its encoding is that of its base.</summary>
    private static bool SaysMoreThanItsBase(JsonObject row) => !IsFineTuned(row) || row["context_window"] is not null || row["input_price_per_1m"] is not null;

    private static bool IsFineTuned(JsonObject row) => Text(row, "name")!.StartsWith("ft:", StringComparison.Ordinal);

    private static JsonObject Model(JsonObject row, Dictionary<string, SortedSet<string>> aliases, Dictionary<string, SortedSet<string>> azureNames, ModelNotes remarks)
    {
        string name = Text(row, "name")!;
        JsonObject model = [];
        Add(model, "name", name);
        Add(model, "aliases", aliases.GetValueOrDefault(name));
        Add(model, "azureNames", azureNames.GetValueOrDefault(name));
        Add(model, "kind", Kind(row));
        Add(model, "encoding", row["encoding"]);
        Add(model, "contextWindow", row["context_window"]);

        // Pictures are made from a text of some length; a limit of 0 in one of the tables stands for "doesn't apply".
        Add(model, "maxInputTokens", row["max_input_tokens"]?.GetValue<int>() is 0 ? null : row["max_input_tokens"]);
        Add(model, "maxOutputTokens", row["max_output_tokens"]);
        if (remarks.RequestLimitsOf(name) is { } requestLimits)
        {
            Add(model, "maxInputsPerRequest", requestLimits["maxInputsPerRequest"]);
            Add(model, "maxTokensPerRequest", requestLimits["maxTokensPerRequest"]);
        }

        Add(model, "dimensions", row["dimensions"]);
        Add(model, "prices", Prices(row));
        Add(model, "currentSnapshot", row["current_snapshot"]);
        Add(model, "snapshots", row["aliases"]!.AsArray().Select(alias => alias!.GetValue<string>()).Where(alias => IsSnapshot(alias, name)));
        Add(model, "baseModel", IsFineTuned(row) ? name["ft:".Length..] : row["base_model"]);
        Add(model, "releaseDate", Date(Text(row, "released")));
        Add(model, "shutdownDate", Date(Text(row, "shutdown_date") ?? Text(row, "shutdown_date_base")));
        Add(model, "isShutDown", IsShutDown(row, Text(row.Root.AsObject(), "generated")!) ? true : null);
        Add(model, "notes", remarks.NotesOf(name, Text(row, "encoding_source")));
        Add(model, "sources", Sources(row, remarks));
        return model;
    }

    private static string Kind(JsonObject row) => Text(row, "kind")! switch
    {
        "fine_tuned_prefix" => Text(row, "name")!.EndsWith("-002", StringComparison.Ordinal) ? "completion" : "chat",
        string kind => string.Concat(kind.Split('_').Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])),
    };

    private static JsonObject? Prices(JsonObject row)
    {
        // The prices of models with open weights are those of some host: each has its own.
        if (row["input_price_per_1m"] is null || Text(row, "encoding") is "o200k_harmony")
        {
            return null;
        }

        JsonObject prices = [];
        Add(prices, "input", Price(row["input_price_per_1m"]));
        Add(prices, "cachedInput", Price(row["cached_input_price_per_1m"]));
        Add(prices, "output", Price(row["output_price_per_1m"]));
        if (row["long_context"] is JsonObject tier)
        {
            JsonObject longContext = [];
            Add(longContext, "overInputTokens", tier["over_input_tokens"]);
            Add(longContext, "input", Price(tier["input_per_1m"]) ?? Product(row["input_price_per_1m"], tier["input_multiplier"]));
            Add(longContext, "cachedInput", Price(tier["cached_input_per_1m"]) ?? Product(row["cached_input_price_per_1m"], tier["cached_multiplier"]));
            Add(longContext, "output", Price(tier["output_per_1m"]) ?? Product(row["output_price_per_1m"], tier["output_multiplier"]));
            Add(prices, "longContext", longContext);
        }

        return prices;
    }

    private static JsonObject Sources(JsonObject row, ModelNotes remarks)
    {
        JsonObject sources = [];
        Add(sources, "encoding", remarks.Reworded(Text(row, "encoding_source")));
        Add(sources, "limits", remarks.Reworded(Text(row, "context_source")));
        Add(sources, "prices", Prices(row) is null ? null : remarks.Reworded(Text(row, "price_source")));
        Add(sources, "tables", row["source"]!.AsArray().Select(table => remarks.Reworded(table!.GetValue<string>())!).Distinct(StringComparer.Ordinal));
        return sources;
    }

    private static bool IsShutDown(JsonObject row, string today) =>
        Text(row, "shutdown_date") is { } shutdown && (Date(shutdown) is not { } date || string.CompareOrdinal(date, today) <= 0);

    private static string? Date(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;

    private static bool IsSnapshot(string name, string model) =>
        name.StartsWith(model + "-", StringComparison.Ordinal) && name[(model.Length + 1)..].All(c => char.IsAsciiDigit(c) || c == '-');

    private static decimal? Price(JsonNode? price) => price is null ? null : WithoutZeros(Exactly(price));

    private static decimal? Product(JsonNode? price, JsonNode? factor) => price is null || factor is null ? null : WithoutZeros(Exactly(price) * Exactly(factor));

    private static decimal Exactly(JsonNode number) => decimal.Parse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>60 for 60.0: a division gives as few digits as do.</summary>
    private static decimal WithoutZeros(decimal number) => number / 1.000000000000000000000m;

    private static string? Text(JsonObject row, string field) => row[field]?.GetValue<string>();

    private static void Add(JsonObject target, string field, JsonNode? value)
    {
        if (value is not null)
        {
            target[field] = value.DeepClone();
        }
    }

    private static void Add(JsonObject target, string field, IEnumerable<string>? values)
    {
        if (values?.ToArray() is { Length: > 0 } texts)
        {
            target[field] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);
        }
    }
}
