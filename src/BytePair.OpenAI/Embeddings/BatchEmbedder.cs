using System.ClientModel;
using System.Runtime.CompilerServices;
using BytePair.Budgeting;
using BytePair.OpenAI.Embeddings;
using OpenAI.Embeddings;

namespace BytePair.OpenAI;

/// <summary>Embeds any number of texts of any length by as few requests as the limits of the service allow, and gives their vectors in the order of the texts.</summary>
/// <remarks>
/// <para>
/// A request takes 2,048 texts and 300,000 tokens at most, and a text has 8,192 at most. What is longer is refused, truncated, or embedded in parts of
/// which the vectors are averaged: <see cref="EmbeddingPackingOptions.OversizedInputs"/> says which. Nothing is sent that the service would refuse for its length.
/// </para>
/// <para>
/// Texts are read as requests are made, and vectors given as they arrive: memory holds <see cref="MaxConcurrentRequests"/> requests and their answers. Safe
/// for any number of threads.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// EmbeddingClient client = new("text-embedding-3-small", "key");
/// BatchEmbedder embedder = new(client, new EmbeddingPackingOptions { OversizedInputs = OversizedInputHandling.Split }) { MaxConcurrentRequests = 4 };
/// int concurrent = embedder.MaxConcurrentRequests;    // 4
/// </code>
/// </example>
public sealed class BatchEmbedder
{
    private readonly EmbeddingClient client;
    private readonly EmbeddingPacker packer;

    /// <summary>Makes an embedder for the client's model.</summary>
    /// <param name="client">The client.</param>
    /// <param name="options">The limits, and what to do with texts beyond them; null for those of the model, refusing what is too long.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family; give a packer.</exception>
    /// <exception cref="ArgumentException">The model is for something else than embeddings.</exception>
    public BatchEmbedder(EmbeddingClient client, EmbeddingPackingOptions? options = null)
        : this(client, EmbeddingPacker.ForModel(ThrowHelper.NotNull(client, nameof(client)).Model, options))
    {
    }

    /// <summary>Makes an embedder for a model or a service of the caller's own.</summary>
    /// <param name="client">The client.</param>
    /// <param name="packer">Knows the tokens of texts, and the limits.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public BatchEmbedder(EmbeddingClient client, EmbeddingPacker packer)
    {
        this.client = ThrowHelper.NotNull(client, nameof(client));
        this.packer = ThrowHelper.NotNull(packer, nameof(packer));
    }

    /// <summary>How many requests may be under way at once: 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxConcurrentRequests
    {
        get;
        init => field = ThrowHelper.AtLeast(1, value, nameof(MaxConcurrentRequests));
    } = 1;

    /// <summary>Embeds texts.</summary>
    /// <param name="texts">The texts. Read while the result is.</param>
    /// <param name="options">Goes with each request; null for none.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The texts with their vectors, in order. Empty texts, if they are skipped, aren't among them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    /// <exception cref="ArgumentException">While the result is read: a text is null, or empty and not to be skipped.</exception>
    /// <exception cref="EmbeddingInputTooLongException">While the result is read: a text is too long, and such are refused.</exception>
    /// <exception cref="ClientResultException">While the result is read: the service refused a request.</exception>
    /// <exception cref="FormatException">While the result is read: the service gave other vectors than were asked for.</exception>
    /// <exception cref="OperationCanceledException">While the result is read: <paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example>
    /// <code>
    /// static async Task Index(EmbeddingClient client, IEnumerable&lt;string&gt; documents)
    /// {
    ///     await foreach (EmbeddedText text in new BatchEmbedder(client).EmbedAsync(documents))
    ///     {
    ///         Console.WriteLine($"{text.Index}: {text.TokenCount} tokens, {text.Vector.Length} numbers");
    ///     }
    /// }
    /// </code>
    /// </example>
    public IAsyncEnumerable<EmbeddedText> EmbedAsync(IEnumerable<string> texts, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        EmbedEachAsync(Arriving(packer.Pack(ThrowHelper.NotNull(texts, nameof(texts)))), options, cancellationToken);

    /// <summary>Embeds texts as they arrive.</summary>
    /// <param name="texts">The texts. Read while the result is.</param>
    /// <param name="options">Goes with each request; null for none.</param>
    /// <param name="cancellationToken">Ends the requests, and the wait for a text.</param>
    /// <returns>The texts with their vectors, in order. Empty texts, if they are skipped, aren't among them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    /// <exception cref="ArgumentException">While the result is read: a text is null, or empty and not to be skipped.</exception>
    /// <exception cref="EmbeddingInputTooLongException">While the result is read: a text is too long, and such are refused.</exception>
    /// <exception cref="ClientResultException">While the result is read: the service refused a request.</exception>
    /// <exception cref="FormatException">While the result is read: the service gave other vectors than were asked for.</exception>
    /// <exception cref="OperationCanceledException">While the result is read: <paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example>
    /// <code>
    /// static IAsyncEnumerable&lt;EmbeddedText&gt; Vectors(EmbeddingClient client, IAsyncEnumerable&lt;string&gt; lines) =>
    ///     new BatchEmbedder(client).EmbedAsync(lines);
    /// </code>
    /// </example>
    public IAsyncEnumerable<EmbeddedText> EmbedAsync(IAsyncEnumerable<string> texts, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        EmbedEachAsync(packer.PackAsync(ThrowHelper.NotNull(texts, nameof(texts)), cancellationToken), options, cancellationToken);

    /// <summary>Embeds texts, all of which are at hand.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="options">Goes with each request; null for none.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The vectors, one for each text; that of an empty text, if such are skipped, is empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    /// <exception cref="ArgumentException">A text is null, or empty and not to be skipped.</exception>
    /// <exception cref="EmbeddingInputTooLongException">A text is too long, and such are refused.</exception>
    /// <exception cref="ClientResultException">The service refused a request.</exception>
    /// <exception cref="FormatException">The service gave other vectors than were asked for.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example>
    /// <code>
    /// static async Task&lt;ReadOnlyMemory&lt;float&gt;[]&gt; Vectors(EmbeddingClient client, string[] documents) =>
    ///     await new BatchEmbedder(client).EmbedAllAsync(documents, new EmbeddingGenerationOptions { Dimensions = 256 });
    /// </code>
    /// </example>
    public async Task<ReadOnlyMemory<float>[]> EmbedAllAsync(IReadOnlyList<string> texts, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var vectors = new ReadOnlyMemory<float>[ThrowHelper.NotNull(texts, nameof(texts)).Count];
        await foreach (EmbeddedText text in EmbedAsync(texts, options, cancellationToken).ConfigureAwait(false))
        {
            vectors[text.Index] = text.Vector;
        }

        return vectors;
    }

    private static async IAsyncEnumerable<EmbeddingBatch> Arriving(IEnumerable<EmbeddingBatch> batches)
    {
        foreach (EmbeddingBatch batch in batches)
        {
            yield return batch;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private async IAsyncEnumerable<EmbeddedText> EmbedEachAsync(
        IAsyncEnumerable<EmbeddingBatch> batches, EmbeddingGenerationOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PartAverage average = new();
        await foreach (EmbeddedBatch batch in RequestsAsync(batches, options, cancellationToken).ConfigureAwait(false))
        {
            for (int i = 0; i < batch.Vectors.Length; i++)
            {
                if (average.Add(batch.Batch.Inputs[i], batch.Vectors[i]) is { } text)
                {
                    yield return text;
                }
            }
        }

        if (average.Complete() is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Requests, so many of them at once, and their answers in order. Whoever stops reading, for whatever reason, stops those under way.</summary>
    private async IAsyncEnumerable<EmbeddedBatch> RequestsAsync(
        IAsyncEnumerable<EmbeddingBatch> batches, EmbeddingGenerationOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<Task<EmbeddedBatch>> underWay = [];
        try
        {
            await foreach (EmbeddingBatch batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                underWay.Enqueue(EmbeddedBatch.RequestAsync(client, batch, options, stop.Token));
                if (underWay.Count >= MaxConcurrentRequests)
                {
                    yield return await underWay.Dequeue().ConfigureAwait(false);
                }
            }

            while (underWay.Count > 0)
            {
                yield return await underWay.Dequeue().ConfigureAwait(false);
            }
        }
        finally
        {
            if (underWay.Count > 0)
            {
                await StopAsync(stop, underWay).ConfigureAwait(false);
            }
        }
    }

    private static async Task StopAsync(CancellationTokenSource stop, Queue<Task<EmbeddedBatch>> underWay)
    {
#pragma warning disable CA1849, MA0042 // CancelAsync isn't in netstandard2.0; what is registered are the transport's own callbacks.
        stop.Cancel();
#pragma warning restore CA1849, MA0042
        Task all = Task.WhenAll(underWay);
        await Task.WhenAny(all).ConfigureAwait(false);

        // What failed beside the failure that the caller sees is looked at, so that nobody reports it as unseen.
        _ = all.Exception;
    }
}
