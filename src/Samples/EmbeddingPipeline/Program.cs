// Embeds any number of texts of any length, a line each, in as few requests as the limits allow, and says which two are most alike.
// It reads OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_EMBEDDING_MODEL.
using System.ClientModel;
using System.Globalization;
using BytePair.Budgeting;
using BytePair.OpenAI;
using OpenAI;
using OpenAI.Embeddings;

EmbeddingClient client = new(
    Environment.GetEnvironmentVariable("OPENAI_EMBEDDING_MODEL") ?? "text-embedding-3-small",
    new ApiKeyCredential(Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("Set OPENAI_API_KEY.")),
    new OpenAIClientOptions { Endpoint = new Uri(Environment.GetEnvironmentVariable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1") });

BatchEmbedder embedder = new(client, new EmbeddingPackingOptions { OversizedInputs = OversizedInputHandling.Split, SkipsEmptyInputs = true }) { MaxConcurrentRequests = 4 };
List<EmbeddedText> texts = [];
await foreach (EmbeddedText text in embedder.EmbedAsync(Lines(), new EmbeddingGenerationOptions { Dimensions = 64 }))
{
    texts.Add(text);
}

Console.WriteLine(FormattableString.Invariant($"{texts.Count} texts, {texts.Sum(text => text.TokenCount)} tokens, {texts.Count(text => text.PartCount > 1)} in parts"));
var nearest = (from a in texts from b in texts where a.Index < b.Index orderby Cosine(a, b) descending select (a.Index, b.Index, Cosine(a, b))).FirstOrDefault();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most alike: {nearest.Item1} and {nearest.Item2} ({nearest.Item3:F2})"));

static IEnumerable<string> Lines()
{
    while (Console.ReadLine() is { } line)
    {
        yield return line;
    }
}

// Vectors have length 1.
static float Cosine(EmbeddedText a, EmbeddedText b)
{
    float sum = 0;
    for (int i = 0; i < a.Vector.Length; i++)
    {
        sum += a.Vector.Span[i] * b.Vector.Span[i];
    }

    return sum;
}
