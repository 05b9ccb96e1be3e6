using BytePair.Budgeting;
using OpenAI.Embeddings;

namespace BytePair.OpenAI.Embeddings;

/// <summary>A request for embeddings and its answer.</summary>
internal readonly record struct EmbeddedBatch(EmbeddingBatch Batch, ReadOnlyMemory<float>[] Vectors)
{
    public static async Task<EmbeddedBatch> RequestAsync(EmbeddingClient client, EmbeddingBatch batch, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        OpenAIEmbeddingCollection answer = await client.GenerateEmbeddingsAsync(batch.Texts, options, cancellationToken).ConfigureAwait(false);
        if (answer.Count != batch.Inputs.Count)
        {
            throw new FormatException(FormattableString.Invariant($"The service gave {answer.Count} vectors for {batch.Inputs.Count} texts."));
        }

        var vectors = new ReadOnlyMemory<float>[answer.Count];
        var isGiven = new bool[answer.Count];
        foreach (OpenAIEmbedding embedding in answer)
        {
            if (embedding.Index < 0 || embedding.Index >= vectors.Length || isGiven[embedding.Index])
            {
                throw new FormatException(FormattableString.Invariant($"The service gave a vector for text {embedding.Index} of {vectors.Length}, which there isn't, or two of them."));
            }

            vectors[embedding.Index] = embedding.ToFloats();
            isGiven[embedding.Index] = true;
        }

        return new EmbeddedBatch(batch, vectors);
    }
}
