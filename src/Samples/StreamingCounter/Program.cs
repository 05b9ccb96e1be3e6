// Streams an answer and counts its tokens while it comes; at the end it says what the service counted.
// It reads OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL, and the question from the command line.
using System.ClientModel;
using BytePair;
using BytePair.Budgeting;
using BytePair.OpenAI;
using OpenAI;
using OpenAI.Responses;

string model = Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4o";
ResponsesClient client = new(
    new ApiKeyCredential(Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("Set OPENAI_API_KEY.")),
    new OpenAIClientOptions { Endpoint = new Uri(Environment.GetEnvironmentVariable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1") });

CreateResponseOptions options = new(model, [ResponseItem.CreateUserMessageItem(string.Join(' ', args))]) { StreamingEnabled = true };
PromptCount prompt = ChatTokenCounter.ForModel(model).Count(options);
StreamedTokenCounter counter = new(BpeTokenizer.ForModel(model));

await foreach (StreamingResponseUpdate update in client.CreateResponseStreamingAsync(options))
{
    long tokens = counter.Add(update);
    if (update is StreamingResponseOutputTextDeltaUpdate text)
    {
        Console.WriteLine($"{tokens,4}  {text.Delta}");
    }
}

Console.WriteLine($"counted: {prompt.TotalTokens} in, {counter.Count} out");
Console.WriteLine($"billed:  {counter.ReportedPromptTokens} in, {counter.ReportedTokens} out");
