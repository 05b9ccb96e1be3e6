namespace BytePair.Budgeting.Embeddings;

/// <summary>Puts each input into the batch at hand if it fits, and else into the next.</summary>
/// <remarks>
/// In order there is no better way. The first batch of this one reaches at least as far as that of any other; and if its first n batches reach at
/// least as far as the first n of another, so do n + 1, because what is a batch there, less what this one has packed already, fits a batch here. So no
/// other is through with fewer.
/// </remarks>
internal sealed class BatchFiller(EmbeddingPackingOptions options)
{
    private readonly List<EmbeddingInput> inputs = [];
    private int tokens;

    /// <summary>Adds an input; where it is too much for the batch at hand, that one is complete.</summary>
    public EmbeddingBatch? Add(EmbeddingInput input)
    {
        bool isFull = inputs.Count == options.MaxInputsPerRequest || input.TokenCount > options.MaxTokensPerRequest - tokens;
        EmbeddingBatch? complete = isFull ? Complete() : null;
        inputs.Add(input);
        tokens += input.TokenCount;
        return complete;
    }

    /// <summary>The batch at hand; null if it is empty.</summary>
    public EmbeddingBatch? Complete()
    {
        EmbeddingBatch? complete = inputs.Count == 0 ? null : new EmbeddingBatch([.. inputs], tokens);
        inputs.Clear();
        tokens = 0;
        return complete;
    }
}
