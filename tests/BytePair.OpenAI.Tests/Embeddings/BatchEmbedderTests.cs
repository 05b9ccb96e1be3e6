using System.ClientModel;
using BytePair.Budgeting;
using BytePair.OpenAI.Tests.Support;
using OpenAI.Embeddings;

namespace BytePair.OpenAI.Tests.Embeddings;

/// <summary>Texts embedded by the SDK's client over a socket, within the limits of the service.</summary>
public sealed class BatchEmbedderTests(Served served) : IClassFixture<Served>
{
    private static readonly EmbeddingGenerationOptions Small = new() { Dimensions = 16 };

    [Fact]
    public async Task Vectors_are_those_of_the_texts_in_their_order()
    {
        string[] texts = [.. Enumerable.Range(0, 5_000).Select(i => $"text {i}")];
        BatchEmbedder embedder = new(served.Embeddings()) { MaxConcurrentRequests = 3 };
        int before = served.Server.Received.Count;

        ReadOnlyMemory<float>[] vectors = await embedder.EmbedAllAsync(texts, Small);

        Assert.Equal(3, served.Server.Received.Count - before);
        foreach (int i in (int[])[0, 1, 2047, 2048, 4095, 4096, 4999])
        {
            OpenAIEmbedding alone = await served.Embeddings().GenerateEmbeddingAsync(texts[i], Small);
            Assert.Equal(alone.ToFloats().ToArray(), vectors[i].ToArray());
        }
    }

    /// <summary>The service refuses more than 300,000 tokens in a request; nothing that is packed has more.</summary>
    [Fact]
    public async Task No_request_has_more_tokens_than_it_may_have()
    {
        string text = string.Concat(Enumerable.Repeat("word ", 7_000));
        string[] texts = [.. Enumerable.Repeat(text, 50)];
        ClientResultException e = await Assert.ThrowsAsync<ClientResultException>(() => served.Embeddings().GenerateEmbeddingsAsync(texts, Small));
        Assert.Contains("max_tokens_per_request", e.Message, StringComparison.Ordinal);
        ReadOnlyMemory<float>[] vectors = await new BatchEmbedder(served.Embeddings()).EmbedAllAsync(texts, Small);
        Assert.Equal(50, vectors.Length);
        Assert.All(vectors, vector => Assert.Equal(16, vector.Length));
    }

    [Fact]
    public async Task What_is_too_long_is_refused_truncated_or_averaged_as_chosen()
    {
        string text = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"word{i % 97} "));
        string[] texts = ["before", text, "behind"];
        EmbeddingClient client = served.Embeddings();
        EmbeddingInputTooLongException e = await Assert.ThrowsAsync<EmbeddingInputTooLongException>(() => new BatchEmbedder(client).EmbedAllAsync(texts, Small));
        Assert.Equal(1, e.Index);

        EmbeddedText cut = (await All(client, OversizedInputHandling.Truncate, texts))[1];
        Assert.Equal((1, true), (cut.PartCount, cut.IsTruncated));
        Assert.InRange(cut.TokenCount, 8_100, 8_191);

        EmbeddedText averaged = (await All(client, OversizedInputHandling.Split, texts))[1];
        Assert.False(averaged.IsTruncated);
        Assert.InRange(averaged.PartCount, 3, 4);
        Assert.InRange(averaged.TokenCount, 18_000, 30_000);
        Assert.Equal(1, Norm(averaged.Vector.Span), 1e-5);

        // The server's vectors are sums over tokens, and the parts have the same words: the average is near to each.
        Assert.True(Dot(averaged.Vector.Span, cut.Vector.Span) > 0.99);
    }

    [Fact]
    public async Task Empty_texts_have_empty_vectors_if_they_are_skipped()
    {
        EmbeddingClient client = served.Embeddings();
        await Assert.ThrowsAsync<ArgumentException>(() => new BatchEmbedder(client).EmbedAllAsync(["a", ""], Small));
        ReadOnlyMemory<float>[] vectors = await new BatchEmbedder(client, new EmbeddingPackingOptions { SkipsEmptyInputs = true }).EmbedAllAsync(["", "a", "", "b", ""], Small);
        Assert.Equal([0, 16, 0, 16, 0], vectors.Select(vector => vector.Length));
        Assert.Empty(await new BatchEmbedder(client).EmbedAllAsync([], Small));
    }

    [Fact]
    public async Task Texts_are_read_as_they_are_needed_and_no_further()
    {
        int read = 0;
        BatchEmbedder embedder = new(served.Embeddings(), new EmbeddingPackingOptions { MaxInputsPerRequest = 10 }) { MaxConcurrentRequests = 2 };
        await foreach (EmbeddedText text in embedder.EmbedAsync(Endless(() => read++), Small))
        {
            if (text.Index == 35)
            {
                break;
            }
        }

        Assert.InRange(read, 36, 80);
    }

    [Fact]
    public async Task A_failure_ends_it_and_a_passing_one_does_not()
    {
        BatchEmbedder embedder = new(served.Embeddings(), new EmbeddingPackingOptions { MaxInputsPerRequest = 1 }) { MaxConcurrentRequests = 4 };
        served.Server.FailuresToCome = 1;
        Assert.Equal(8, (await embedder.EmbedAllAsync([.. "abcdefgh".Select(letter => letter.ToString())], Small)).Length);

        BatchEmbedder unknown = new(served.Embeddings("no-such-model"), new EmbeddingPacker(BpeTokenizer.ForEncoding("cl100k_base"), new EmbeddingPackingOptions { MaxInputsPerRequest = 1 })) { MaxConcurrentRequests = 4 };
        await Assert.ThrowsAsync<ClientResultException>(() => unknown.EmbedAllAsync(["a", "b", "c", "d", "e", "f"], Small));

        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embedder.EmbedAllAsync(["a"], Small, cancelled.Token));
    }

    [Fact]
    public void A_client_of_no_known_model_needs_a_packer() => Assert.Throws<UnknownModelException>(() => new BatchEmbedder(served.Embeddings("no-such-model")));

    private static async Task<List<EmbeddedText>> All(EmbeddingClient client, OversizedInputHandling oversized, string[] texts)
    {
        List<EmbeddedText> all = [];
        await foreach (EmbeddedText text in new BatchEmbedder(client, new EmbeddingPackingOptions { OversizedInputs = oversized }).EmbedAsync(texts, Small))
        {
            all.Add(text);
        }

        Assert.Equal([0, 1, 2], all.Select(text => text.Index));
        return all;
    }

    private static async IAsyncEnumerable<string> Endless(Action onRead)
    {
        for (int i = 0; ; i++)
        {
            await Task.Yield();
            onRead();
            yield return $"text {i}";
        }
    }

    private static double Norm(ReadOnlySpan<float> vector) => Math.Sqrt(Dot(vector, vector));

    private static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += (double)left[i] * right[i];
        }

        return sum;
    }
}
