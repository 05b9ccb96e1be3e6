// A web API that answers questions, and spends no more than so many tokens on a request: POST /ask with the question as text.
// It reads OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL and MAX_PROMPT_TOKENS; ASPNETCORE_URLS says where it listens.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using BytePair.OpenAI;
using OpenAI;
using OpenAI.Chat;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
int maxTokens = builder.Configuration.GetValue("MAX_PROMPT_TOKENS", 1_000);

OpenAIClientOptions options = new() { Endpoint = new Uri(builder.Configuration["OPENAI_BASE_URL"] ?? "https://api.openai.com/v1") };
options.AddPolicy(
    new TokenLimitPolicy(new TokenLimitPolicyOptions
    {
        MaxPromptTokens = maxTokens,
        Answered = (request, usage) => Console.WriteLine($"counted {request.Tokens} tokens, billed {usage.InputTokens}"),
    }),
    PipelinePosition.PerCall);
builder.Services.AddSingleton(new ChatClient(
    builder.Configuration["OPENAI_MODEL"] ?? "gpt-4o",
    new ApiKeyCredential(builder.Configuration["OPENAI_API_KEY"] ?? throw new InvalidOperationException("Set OPENAI_API_KEY.")),
    options));

WebApplication app = builder.Build();
app.MapPost("/ask", async (HttpRequest request, ChatClient client, CancellationToken cancellationToken) =>
{
    using StreamReader body = new(request.Body);
    string question = await body.ReadToEndAsync(cancellationToken);
    try
    {
        ChatCompletion answer = await client.CompleteChatAsync([new UserChatMessage(question)], cancellationToken: cancellationToken);
        return Results.Text(answer.Content[0].Text);
    }
    catch (RequestTooLongException e)
    {
        return Results.Problem(e.Message, statusCode: StatusCodes.Status413PayloadTooLarge);
    }
});

await app.StartAsync();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"At most {maxTokens} tokens a question: {app.Urls.First()}/ask"));
await app.WaitForShutdownAsync();
