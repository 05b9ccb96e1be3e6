// A chat in the console that goes on for ever: before each call the oldest turns that don't fit are left out.
// It reads OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL, and a question a line.
using System.ClientModel;
using BytePair.Budgeting;
using BytePair.OpenAI;
using OpenAI;
using OpenAI.Chat;

string model = Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4";
ChatClient client = new(
    model,
    new ApiKeyCredential(Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? throw new InvalidOperationException("Set OPENAI_API_KEY.")),
    new OpenAIClientOptions { Endpoint = new Uri(Environment.GetEnvironmentVariable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1") });

var counter = ChatTokenCounter.ForModel(model);
var budget = ContextBudget.ForModel(model);
ChatCompletionOptions options = new() { MaxOutputTokenCount = 500 };
List<ChatMessage> conversation = [new SystemChatMessage("You are a helpful assistant.")];

while (Console.ReadLine() is { } question)
{
    conversation.Add(new UserChatMessage(question));
    FittedChat fitted = counter.FitToBudget(conversation, budget, options);
    conversation = [.. fitted.Messages];

    ChatCompletion answer = await client.CompleteChatAsync(conversation, options);
    conversation.Add(new AssistantChatMessage(answer));
    Console.WriteLine($"{answer.Content[0].Text}");
    Console.WriteLine($"[{fitted.Report.Count.TotalTokens} tokens counted, {answer.Usage.InputTokenCount} billed, {fitted.Dropped.Count} messages left out]");
}
