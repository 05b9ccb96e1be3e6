namespace BytePair.Budgeting;

/// <summary>The inputs of one request, within its limits.</summary>
public sealed class EmbeddingBatch
{
    internal EmbeddingBatch(EmbeddingInput[] inputs, int tokenCount)
    {
        Inputs = inputs;
        TokenCount = tokenCount;
    }

    /// <summary>The inputs in the order of the texts; the request answers in the same order. Never empty.</summary>
    public IReadOnlyList<EmbeddingInput> Inputs { get; }

    /// <summary>The tokens of all inputs.</summary>
    public int TokenCount { get; }

    /// <summary>The texts alone, as a request takes them.</summary>
    public IReadOnlyList<string> Texts => field ??= [.. Inputs.Select(input => input.Text)];
}
