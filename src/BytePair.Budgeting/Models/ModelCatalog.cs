using System.Text;
using BytePair.Budgeting.Models;

namespace BytePair.Budgeting;

/// <summary>
/// What is known of models: encodings, limits, prices. It is data of some day, so that each answer says of which, and everything in it
/// can be added to and changed.
/// </summary>
/// <remarks>
/// <para>Immutable and safe for any number of threads. What changes it makes a copy, in time linear in the number of models.</para>
/// <para>
/// JSON that adds to it looks as below: <c>asOf</c> is needed, as is the <c>name</c> of a model. A model of a name that is there already
/// keeps what the JSON doesn't say, field by field; null says that something isn't known. Prices are US dollars for a million tokens. A
/// family gives names that begin so, and that nothing else is known of, the encoding and the limits of a model. Fields whose names begin
/// with <c>$</c> are left alone, comments and trailing commas are allowed, other fields are refused.
/// </para>
/// <code>
/// {
///   "asOf": "2026-11-21",
///   "models": [
///     {
///       "name": "my-model", "aliases": ["mine"], "azureNames": ["my-deployment"], "kind": "chat", "encoding": "o200k_base",
///       "contextWindow": 128000, "maxInputTokens": null, "maxOutputTokens": 16384,
///       "prices": {
///         "input": 2.5, "cachedInput": 1.25, "output": 10,
///         "longContext": { "overInputTokens": 272000, "input": 5, "cachedInput": 2.5, "output": 15 }
///       },
///       "shutdownDate": "2027-01-14", "notes": ["…"], "sources": { "limits": "…", "prices": "…" }
///     },
///     { "name": "text-embedding-3-small", "maxInputTokens": 8191, "maxInputsPerRequest": 2048, "maxTokensPerRequest": 300000, "dimensions": 1536 }
///   ],
///   "families": [ { "prefix": "my-", "model": "my-model" } ]
/// }
/// </code>
/// <para>
/// Further fields of a model are <c>currentSnapshot</c>, <c>snapshots</c>, <c>baseModel</c>, <c>releaseDate</c> and <c>isShutDown</c>, of its
/// sources <c>encoding</c> and <c>tables</c>; kinds are those of <see cref="ModelKind"/> in lower camel case.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// ModelMatch match = ModelCatalog.Default.Find("gpt-4o-2029-01-01");
/// ModelMatchKind kind = match.Kind;                   // Snapshot
/// int? window = match.Model.ContextWindow;            // 128000
/// string encoding = match.Model.EncodingName;         // o200k_base
/// </code>
/// </example>
public sealed class ModelCatalog
{
    private readonly CatalogContents contents;

    private ModelCatalog(CatalogContents contents) => this.contents = contents;

    /// <summary>The catalogue of the library: OpenAI's models, as of the day that <see cref="AsOf"/> says. Read when it is first asked for.</summary>
    public static ModelCatalog Default => EmbeddedCatalog.Instance;

    /// <summary>A catalogue without models, for those who want none but their own.</summary>
    public static ModelCatalog Empty { get; } = new(new CatalogContents());

    /// <summary>The day of the JSON that was read last, midnight UTC; null if none was. Each model has a day of its own.</summary>
    public DateTime? AsOf => contents.AsOf;

    /// <summary>All models, in the order of their names.</summary>
    public IReadOnlyList<ModelInfo> Models => field ??= Array.AsReadOnly(contents.SortedModels());

    /// <summary>Finds a model by its name, or by what can be told from it; fails if nothing can.</summary>
    /// <param name="name">
    /// A name as the API takes it (<c>gpt-4o</c>), another one for the same model, a dated version (<c>gpt-4o-2029-01-01</c>), a fine-tuned
    /// model (<c>ft:gpt-4o:org::id</c>), an Azure name (<c>gpt-35-turbo</c>), any of these with a provider before it (<c>azure/gpt-4o</c>,
    /// <c>openai/gpt-4o</c>), or a name of a known family (<c>gpt-6-nova</c>).
    /// </param>
    /// <returns>What is known of it, how it was found, and of which day the facts are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family; the message has the nearest names.</exception>
    /// <remarks>Takes time in the length of the name, which has a bound. Only a failure takes time in the number of models.</remarks>
    /// <example>
    /// <code>
    /// ModelMatch match = ModelCatalog.Default.Find("ft:gpt-4.1-mini:my-org::abc");
    /// ModelMatchKind kind = match.Kind;                   // FineTuned
    /// string encoding = match.Model.EncodingName;         // o200k_base
    /// </code>
    /// </example>
    public ModelMatch Find(string name) =>
        TryFind(name, out ModelMatch? match) ? match : throw new UnknownModelException(name, NearestNames.To(name, contents.Names), nameof(name));

    /// <summary>Finds a model by its name, or by what can be told from it, as <see cref="Find"/> does.</summary>
    /// <param name="name">The name.</param>
    /// <param name="match">What is known of it; null where the result is false.</param>
    /// <returns>False if there is no such model and no such family.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <example>
    /// <code>
    /// bool isKnown = ModelCatalog.Default.TryFind("no-such-model", out ModelMatch match);      // False
    /// </code>
    /// </example>
    public bool TryFind(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ModelMatch? match)
    {
        ThrowHelper.IfNull(name, nameof(name));
        match = ModelLookup.Find(name, contents);
        return match is not null;
    }

    /// <summary>A copy with further models, each in the place of the one of its name if there is one.</summary>
    /// <param name="models">The models; a later one replaces an earlier of its name.</param>
    /// <returns>The copy; this catalogue stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="models"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the models is null.</exception>
    /// <example>
    /// <code>
    /// ModelInfo gpt4o = ModelCatalog.Default.Find("gpt-4o").Model;
    /// ModelCatalog catalog = ModelCatalog.Default.With(
    ///     gpt4o with { ContextWindow = 64000 },
    ///     new ModelInfo("my-model") { EncodingName = "o200k_base", ContextWindow = 32000 });
    /// int? window = catalog.Find("gpt-4o").Model.ContextWindow;       // 64000
    /// </code>
    /// </example>
    public ModelCatalog With(params ModelInfo[] models)
    {
        ThrowHelper.IfNull(models, nameof(models));
        CatalogContents copy = new(contents);
        foreach (ModelInfo model in models)
        {
            copy.Put(model ?? throw ModelErrors.NullModel(nameof(models)));
        }

        return new ModelCatalog(copy);
    }

    /// <summary>A copy with a further family: names that begin so, and that nothing else is known of, are taken to be like a model.</summary>
    /// <param name="prefix">The beginning of the names.</param>
    /// <param name="modelName">The name of a model of this catalogue, whose encoding and limits they get.</param>
    /// <returns>The copy; this catalogue stays as it is.</returns>
    /// <exception cref="ArgumentException">The prefix is null, empty or too long, or the catalogue has no such model.</exception>
    /// <example>
    /// <code>
    /// ModelCatalog catalog = ModelCatalog.Default.WithFamily("gpt-7", "gpt-6-sol");
    /// string encoding = catalog.Find("gpt-7-luna").Model.EncodingName;        // o200k_base
    /// </code>
    /// </example>
    public ModelCatalog WithFamily(string prefix, string modelName)
    {
        ModelErrors.CheckName(prefix, nameof(prefix));
        ThrowHelper.IfNull(modelName, nameof(modelName));
        CatalogContents copy = new(contents);
        copy.PutFamily(prefix, contents.Find(modelName)?.Name ?? throw ModelErrors.NoSuchFamilyModel(modelName, nameof(modelName)));
        return new ModelCatalog(copy);
    }

    /// <summary>A copy with what a JSON text adds or changes, field by field.</summary>
    /// <param name="json">The JSON; the format is described at <see cref="ModelCatalog"/>.</param>
    /// <returns>The copy; this catalogue stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="InvalidDataException">It is no such JSON; the message says where (<c>$.models[3].prices.input</c>) and what would be right.</exception>
    /// <remarks>Takes time in the length of the JSON, of which 16 MB are read at most.</remarks>
    /// <example>
    /// <code>
    /// ModelCatalog catalog = ModelCatalog.Default.WithJson(
    ///     """{ "asOf": "2026-11-21", "models": [ { "name": "gpt-4o", "prices": { "output": 9.5 } } ] }""");
    /// decimal? output = catalog.Find("gpt-4o").Model.Prices.Output;           // 9.5
    /// decimal? input = catalog.Find("gpt-4o").Model.Prices.Input;             // 2.5
    /// </code>
    /// </example>
    public ModelCatalog WithJson(string json)
    {
        ThrowHelper.IfNull(json, nameof(json));
        return json.Length <= CatalogReader.MaxBytes ? WithUtf8(Encoding.UTF8.GetBytes(json)) : throw CatalogReader.TooLong();
    }

    /// <summary>A copy with what the JSON in a stream adds or changes, field by field.</summary>
    /// <param name="utf8Json">The JSON in UTF-8, read to its end; the format is described at <see cref="ModelCatalog"/>.</param>
    /// <inheritdoc cref="WithJson(string)"/>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    /// <example>
    /// <code>
    /// using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""{ "asOf": "2026-11-21", "models": [ { "name": "mine", "encoding": "o200k_base" } ] }"""));
    /// ModelCatalog catalog = ModelCatalog.Default.WithJson(stream);
    /// string encoding = catalog.Find("mine").Model.EncodingName;              // o200k_base
    /// </code>
    /// </example>
    public ModelCatalog WithJson(Stream utf8Json)
    {
        ThrowHelper.IfNull(utf8Json, nameof(utf8Json));
        return WithUtf8(CatalogReader.ReadToEnd(utf8Json));
    }

    /// <summary>A copy with what a JSON file adds or changes, field by field.</summary>
    /// <param name="path">The path of the file, in UTF-8; the format is described at <see cref="ModelCatalog"/>.</param>
    /// <inheritdoc cref="WithJson(string)"/>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <example>
    /// <code>
    /// string path = Path.GetTempFileName();
    /// File.WriteAllText(path, """{ "asOf": "2026-11-21", "models": [ { "name": "gpt-4o", "contextWindow": 64000 } ] }""");
    /// ModelCatalog catalog = ModelCatalog.Default.WithJsonFile(path);
    /// int? window = catalog.Find("gpt-4o").Model.ContextWindow;               // 64000
    /// File.Delete(path);
    /// </code>
    /// </example>
    public ModelCatalog WithJsonFile(string path)
    {
        ThrowHelper.IfNull(path, nameof(path));
        using FileStream file = File.OpenRead(path);
        return WithUtf8(CatalogReader.ReadToEnd(file));
    }

    /// <summary>The catalogue of the library.</summary>
    internal static ModelCatalog OfPacked(byte[] packed)
    {
        CatalogContents read = new();
        CatalogReader.ReadPacked(packed, read);
        return new ModelCatalog(read);
    }

    private ModelCatalog WithUtf8(byte[] utf8Json)
    {
        CatalogContents copy = new(contents);
        CatalogReader.ReadPacked(CatalogJson.Pack(utf8Json), copy);
        return new ModelCatalog(copy);
    }
}
