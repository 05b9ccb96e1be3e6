using BytePair.Budgeting.Models;

namespace BytePair.Budgeting;

/// <summary>What is known of a model on some day: its encoding, limits and prices. What isn't known is null.</summary>
/// <remarks>
/// <para>Immutable, and equal to another of the same contents. A changed copy is made by <c>with</c>, and put into a catalogue by <see cref="ModelCatalog.With(ModelInfo[])"/>.</para>
/// <para>
/// The limits are three figures. <see cref="ContextWindow"/> is for input and output together, <see cref="MaxOutputTokens"/> for the output,
/// hidden reasoning included; some models have a <see cref="MaxInputTokens"/> too. A request has to stay within each.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// ModelInfo model = ModelCatalog.Default.Find("gpt-5").Model;
/// int? window = model.ContextWindow;          // 400000
/// int? input = model.MaxInputTokens;          // 272000
/// int? output = model.MaxOutputTokens;        // 128000
/// </code>
/// </example>
public sealed record ModelInfo
{
    /// <summary>A model of which nothing is known yet but its name.</summary>
    /// <param name="name">The name that the API takes.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, empty or longer than 256 chars.</exception>
    public ModelInfo(string name) => Name = name;

    /// <summary>The name that the API takes.</summary>
    /// <exception cref="ArgumentException">The name is null, empty or longer than 256 chars.</exception>
    public string Name { get; init => field = ModelErrors.CheckName(value, nameof(Name)); }

    /// <summary>The day that the facts are of, midnight UTC; null if not known.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Further names that stand for just this model.</summary>
    public IReadOnlyList<string> Aliases { get; init => field = TextList.Of(value); } = TextList.Empty;

    /// <summary>Names that Azure gives it where they differ.</summary>
    public IReadOnlyList<string> AzureNames { get; init => field = TextList.Of(value); } = TextList.Empty;

    /// <summary>What it is for.</summary>
    public ModelKind Kind { get; init; }

    /// <summary>The name of the encoding that it reads text by, as <see cref="BpeTokenizer.ForEncoding"/> takes it; null if it reads no text, or by an encoding that isn't public.</summary>
    public string? EncodingName { get; init; }

    /// <summary>The most tokens of input and output together.</summary>
    public int? ContextWindow { get; init => field = ModelErrors.CheckLimit(value, nameof(ContextWindow)); }

    /// <summary>The most tokens of input alone, where there is such a limit; of one text, for embeddings.</summary>
    public int? MaxInputTokens { get; init => field = ModelErrors.CheckLimit(value, nameof(MaxInputTokens)); }

    /// <summary>The most tokens of output, hidden reasoning included.</summary>
    public int? MaxOutputTokens { get; init => field = ModelErrors.CheckLimit(value, nameof(MaxOutputTokens)); }

    /// <summary>The most texts in one request, for embeddings.</summary>
    public int? MaxInputsPerRequest { get; init => field = ModelErrors.CheckLimit(value, nameof(MaxInputsPerRequest)); }

    /// <summary>The most tokens of all texts of one request together, for embeddings.</summary>
    public int? MaxTokensPerRequest { get; init => field = ModelErrors.CheckLimit(value, nameof(MaxTokensPerRequest)); }

    /// <summary>The length of an embedding, in numbers, if no other is asked for.</summary>
    public int? Dimensions { get; init => field = ModelErrors.CheckLimit(value, nameof(Dimensions)); }

    /// <summary>What its tokens cost; null if nothing is known of it.</summary>
    public ModelPrices? Prices { get; init; }

    /// <summary>The dated version that the name stands for at present.</summary>
    public string? CurrentSnapshot { get; init; }

    /// <summary>The dated versions that there are of it.</summary>
    public IReadOnlyList<string> Snapshots { get; init => field = TextList.Of(value); } = TextList.Empty;

    /// <summary>The model that this one is a version of, or that its facts are taken from.</summary>
    public string? BaseModel { get; init; }

    /// <summary>The day that it was first offered, midnight UTC.</summary>
    public DateTime? ReleaseDate { get; init; }

    /// <summary>The day from which the provider doesn't serve it any more, midnight UTC; null if there is none or it isn't known.</summary>
    public DateTime? ShutdownDate { get; init; }

    /// <summary>True if the provider had shut it down by <see cref="AsOf"/>, be the day known or not.</summary>
    public bool IsShutDown { get; init; }

    /// <summary>What else to know, among it what sources disagree about.</summary>
    public IReadOnlyList<string> Notes { get; init => field = TextList.Of(value); } = TextList.Empty;

    /// <summary>Where the facts come from; null if not known.</summary>
    public ModelSources? Sources { get; init; }

    /// <summary>The tokenizer of the encoding that the model reads; the same instance at every call.</summary>
    /// <returns>What <see cref="BpeTokenizer.ForEncoding"/> gives for <see cref="EncodingName"/>.</returns>
    /// <exception cref="NotSupportedException">The model has no encoding that is known; ask <see cref="EncodingName"/> first.</exception>
    /// <exception cref="ArgumentException">There is no encoding of that name.</exception>
    /// <example>
    /// <code>
    /// BpeTokenizer tokenizer = ModelCatalog.Default.Find("gpt-4o").Model.GetTokenizer();
    /// int count = tokenizer.CountTokens("Hello, world!");     // 4
    /// </code>
    /// </example>
    public BpeTokenizer GetTokenizer() =>
        EncodingName is { } encoding ? BpeTokenizer.ForEncoding(encoding) : throw ModelErrors.NoEncoding(Name);
}
