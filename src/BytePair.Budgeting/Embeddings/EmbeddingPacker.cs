using System.Runtime.CompilerServices;
using BytePair.Budgeting.Embeddings;

namespace BytePair.Budgeting;

/// <summary>Packs texts that are to be embedded into as few requests as their order and the limits of the API allow.</summary>
/// <remarks>
/// Texts are read as batches are asked for, and each text is counted once; of a batch no more is held than itself. Linear in the text. Safe
/// for any number of threads.
/// </remarks>
/// <example>
/// <code>
/// EmbeddingPacker packer = new(BpeTokenizer.ForModel("text-embedding-3-small"), new EmbeddingPackingOptions { MaxInputsPerRequest = 2 });
/// string[] texts = { "one", "two", "three" };
/// int requests = packer.Pack(texts).Count();      // 2
/// foreach (EmbeddingBatch batch in packer.Pack(texts))
/// {
///     IReadOnlyList&lt;string&gt; input = batch.Texts;
///     Console.WriteLine($"{input.Count} texts, {batch.TokenCount} tokens");
/// }
/// </code>
/// </example>
public sealed class EmbeddingPacker
{
    private readonly EmbeddingPackingOptions options;
    private readonly InputCutter cutter;

    /// <summary>Makes a packer.</summary>
    /// <param name="counter">Counts the texts; the tokenizer of the model (<see cref="BpeTokenizer.ForModel"/>). Text that spells a special token is ordinary text.</param>
    /// <param name="options">The limits, and what to do with texts beyond them; null for those of OpenAI, refusing what is too long.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> is null.</exception>
    public EmbeddingPacker(ITokenCounter counter, EmbeddingPackingOptions? options = null)
    {
        ThrowHelper.IfNull(counter, nameof(counter));
        this.options = options ?? EmbeddingPackingOptions.Default;
        cutter = new InputCutter(counter, this.options);
    }

    /// <summary>A packer for a model.</summary>
    /// <param name="modelName">Its name, as <see cref="ModelCatalog.Find"/> takes it.</param>
    /// <param name="options">The limits, and what to do with texts beyond them; null for those of the model, refusing what is too long.</param>
    /// <exception cref="ArgumentNullException"><paramref name="modelName"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    /// <exception cref="ArgumentException">The model is for something else than embeddings.</exception>
    /// <exception cref="NotSupportedException">It isn't known which encoding the model reads.</exception>
    /// <example>
    /// <code>
    /// string[] texts = { "one", "two", "three" };
    /// EmbeddingBatch batch = EmbeddingPacker.ForModel("text-embedding-3-large").Pack(texts).Single();
    /// int tokens = batch.TokenCount;      // 3
    /// </code>
    /// </example>
    public static EmbeddingPacker ForModel(string modelName, EmbeddingPackingOptions? options = null)
    {
        ThrowHelper.IfNull(modelName, nameof(modelName));
        ModelInfo model = ModelCatalog.Default.Find(modelName).Model;
        EmbeddingPackingOptions limits = EmbeddingPackingOptions.ForModel(model);
        return new EmbeddingPacker(model.GetTokenizer(), options ?? limits);
    }

    /// <summary>Packs texts in order.</summary>
    /// <param name="texts">The texts, in any number. Read while the result is, and no further than the next batch needs.</param>
    /// <returns>The batches, each made when it is asked for. No other packing in this order has fewer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    /// <exception cref="ArgumentException">While the result is read: a text is null, or empty and not to be skipped. The message says which.</exception>
    /// <exception cref="EmbeddingInputTooLongException">While the result is read: a text is too long, and such are refused.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForModel("text-embedding-3-small");
    /// var options = new EmbeddingPackingOptions { MaxTokensPerInput = 4, OversizedInputs = OversizedInputHandling.Split };
    /// EmbeddingBatch batch = new EmbeddingPacker(tokenizer, options).Pack(new[] { "A text of rather more than four tokens." }).Single();
    /// int parts = batch.Inputs.Count;                    // 3
    /// string first = batch.Inputs[0].Text;               // A text of rather
    /// string whole = string.Concat(batch.Texts);         // A text of rather more than four tokens.
    /// </code>
    /// </example>
    public IEnumerable<EmbeddingBatch> Pack(IEnumerable<string> texts)
    {
        ThrowHelper.IfNull(texts, nameof(texts));
        return PackEach(texts);
    }

    /// <summary>Packs texts in order as they arrive.</summary>
    /// <param name="texts">The texts, in any number. Read while the result is, and no further than the next batch needs.</param>
    /// <param name="cancellationToken">Ends the wait for a text.</param>
    /// <returns>The batches, each made when it is asked for. No other packing in this order has fewer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    /// <exception cref="ArgumentException">While the result is read: a text is null, or empty and not to be skipped. The message says which.</exception>
    /// <exception cref="EmbeddingInputTooLongException">While the result is read: a text is too long, and such are refused.</exception>
    /// <exception cref="OperationCanceledException">While the result is read: <paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example>
    /// <code>
    /// static async IAsyncEnumerable&lt;string&gt; Arriving()
    /// {
    ///     await Task.Yield();
    ///     yield return "one";
    ///     yield return "two";
    /// }
    ///
    /// EmbeddingPacker packer = new(BpeTokenizer.ForModel("text-embedding-3-small"));
    /// await foreach (EmbeddingBatch batch in packer.PackAsync(Arriving()))
    /// {
    ///     int tokens = batch.TokenCount;      // 2
    /// }
    /// </code>
    /// </example>
    public IAsyncEnumerable<EmbeddingBatch> PackAsync(IAsyncEnumerable<string> texts, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(texts, nameof(texts));
        return PackEachAsync(texts, cancellationToken);
    }

    private IEnumerable<EmbeddingBatch> PackEach(IEnumerable<string> texts)
    {
        BatchFiller filler = new(options);
        long index = 0;
        foreach (string text in texts)
        {
            foreach (EmbeddingInput input in cutter.Cut(text, index))
            {
                if (filler.Add(input) is { } batch)
                {
                    yield return batch;
                }
            }

            index++;
        }

        if (filler.Complete() is { } last)
        {
            yield return last;
        }
    }

    private async IAsyncEnumerable<EmbeddingBatch> PackEachAsync(IAsyncEnumerable<string> texts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BatchFiller filler = new(options);
        long index = 0;
        await foreach (string text in texts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (EmbeddingInput input in cutter.Cut(text, index))
            {
                if (filler.Add(input) is { } batch)
                {
                    yield return batch;
                }
            }

            index++;
        }

        if (filler.Complete() is { } last)
        {
            yield return last;
        }
    }
}
