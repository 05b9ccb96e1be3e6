namespace BytePair.Budgeting;

/// <summary>The limits of requests for embeddings, and what to do with texts beyond them.</summary>
/// <remarks>The values that aren't set are OpenAI's as of 2026-11-21. Immutable; a changed copy is made by <c>with</c>.</remarks>
/// <example>
/// <code>
/// var options = new EmbeddingPackingOptions { MaxTokensPerInput = 512, OversizedInputs = OversizedInputHandling.Split };
/// int items = options.MaxInputsPerRequest;      // 2048
/// </code>
/// </example>
public sealed record EmbeddingPackingOptions
{
    /// <summary>A character takes this many tokens at most, one for each of its bytes: with fewer, a text couldn't be cut into parts.</summary>
    private const int LeastTokens = 4;

    internal static readonly EmbeddingPackingOptions Default = new();

    /// <summary>The most tokens of one input: 8,191 unless set. OpenAI documents 8,192; this is the bound that is safe everywhere. At least 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 4.</exception>
    public int MaxTokensPerInput
    {
        get;
        init => field = ThrowHelper.AtLeast(LeastTokens, value, nameof(MaxTokensPerInput));
    } = 8191;

    /// <summary>The most inputs of one request: 2,048 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxInputsPerRequest
    {
        get;
        init => field = ThrowHelper.AtLeast(1, value, nameof(MaxInputsPerRequest));
    } = 2048;

    /// <summary>The most tokens of all inputs of one request: 300,000 unless set. Where it is less than <see cref="MaxTokensPerInput"/>, no input may have more either. At least 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 4.</exception>
    public int MaxTokensPerRequest
    {
        get;
        init => field = ThrowHelper.AtLeast(LeastTokens, value, nameof(MaxTokensPerRequest));
    } = 300_000;

    /// <summary>What to do with a text that has too many tokens: <see cref="OversizedInputHandling.Refuse"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public OversizedInputHandling OversizedInputs
    {
        get;
        init => field = value is >= OversizedInputHandling.Refuse and <= OversizedInputHandling.Split ? value : throw ThrowHelper.UndefinedValue(value, nameof(OversizedInputs));
    }

    /// <summary>Where a text may be cut: <see cref="TruncationBoundary.Word"/> unless set; at characters where a word alone is too long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public TruncationBoundary Boundary
    {
        get;
        init => field = value is >= TruncationBoundary.Character and <= TruncationBoundary.Word ? value : throw ThrowHelper.UndefinedValue(value, nameof(Boundary));
    } = TruncationBoundary.Word;

    /// <summary>Whether empty texts, which OpenAI's API rejects, are left out; unless set they are refused.</summary>
    public bool SkipsEmptyInputs { get; init; }

    /// <summary>The most tokens that an input may have by both limits.</summary>
    internal int InputLimit => Math.Min(MaxTokensPerInput, MaxTokensPerRequest);

    /// <summary>The limits of a model.</summary>
    /// <param name="model">What is known of it; what isn't known stays at the values of this type.</param>
    /// <returns>Its limits. Of one input it is a token less than the model takes, because tables disagree whether the last is allowed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model is known to be for something else than embeddings.</exception>
    /// <example>
    /// <code>
    /// ModelInfo model = ModelCatalog.Default.Find("text-embedding-3-small").Model;
    /// EmbeddingPackingOptions options = EmbeddingPackingOptions.ForModel(model) with { OversizedInputs = OversizedInputHandling.Truncate };
    /// int tokens = options.MaxTokensPerInput;      // 8191
    /// </code>
    /// </example>
    public static EmbeddingPackingOptions ForModel(ModelInfo model)
    {
        ThrowHelper.IfNull(model, nameof(model));
        if (model.Kind is not (ModelKind.Embedding or ModelKind.Unknown))
        {
            throw ThrowHelper.NoEmbeddings(model.Name, nameof(model));
        }

        return new EmbeddingPackingOptions
        {
            MaxTokensPerInput = model.MaxInputTokens - 1 ?? Default.MaxTokensPerInput,
            MaxInputsPerRequest = model.MaxInputsPerRequest ?? Default.MaxInputsPerRequest,
            MaxTokensPerRequest = model.MaxTokensPerRequest ?? Default.MaxTokensPerRequest,
        };
    }
}
