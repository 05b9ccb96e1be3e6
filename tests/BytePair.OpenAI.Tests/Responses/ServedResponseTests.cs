using BytePair.Budgeting;
using BytePair.OpenAI.Tests.Support;
using OpenAI.Responses;

namespace BytePair.OpenAI.Tests.Responses;

/// <summary>Responses asked for by the SDK's client over a socket, and the counts that the service itself gives.</summary>
public sealed class ServedResponseTests(Served served) : IClassFixture<Served>
{
    private static readonly BinaryData Schema = BinaryData.FromString("""{"type":"object"}""");

    [Fact]
    public async Task What_is_counted_is_what_is_sent_and_billed()
    {
        CreateResponseOptions options = new("gpt-5", [ResponseItem.CreateUserMessageItem("Call weather, please.")])
        {
            Instructions = "Be brief.",
            Tools = { ResponseTool.CreateFunctionTool("weather", Schema, strictModeEnabled: false) },
        };
        var counter = ChatTokenCounter.ForModel("gpt-5");
        ResponseResult call = await served.Responses().CreateResponseAsync(options);
        Assert.Equal(counter.Count(options).TotalTokens, call.Usage.InputTokenCount);
        Assert.Equal(options.ToChatRequest().Prompt, ChatRequest.Parse(served.Last.Body).Prompt);

        FunctionCallResponseItem item = Assert.IsType<FunctionCallResponseItem>(call.OutputItems.Single());
        options.InputItems.Add(item);
        options.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(item.CallId, "Snow."));
        ResponseResult answer = await served.Responses().CreateResponseAsync(options);

        Assert.Equal("The tool said: Snow.", answer.GetOutputText());
        Assert.Equal(counter.Count(options).TotalTokens, answer.Usage.InputTokenCount);
    }

    [Fact]
    public async Task The_service_counts_a_prompt_of_either_kind()
    {
        RemotePromptCounter counter = new(served.Responses(), "gpt-4o");
        ChatPrompt chat = ChatRequest.Parse("""{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"Hi"},{"type":"image_url","image_url":{"url":"https://example.org/a.png","detail":"low"}}]},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"look","arguments":"{}"}}]},{"role":"tool","tool_call_id":"call_1","content":"a cat"}],"tools":[{"type":"function","function":{"name":"look"}}]}""").Prompt;
        PromptCount count = await ((IPromptTokenCounter)counter).CountAsync(chat);
        Assert.True(count.IsExact);
        Assert.Equal(ChatTokenCounter.ForModel("gpt-4o").Count(chat).TotalTokens, count.TotalTokens);
        Assert.Equal(PromptCountItemKind.Request, count.Items.Single().Kind);
        Assert.Equal("/v1/responses/input_tokens", served.Last.Path);
        Assert.Equal("input_image", served.Last.Json.GetProperty("input")[1].GetProperty("content")[1].GetProperty("type").GetString());
    }

    /// <summary>What differs of the settings is left out of the question; what the service has stored is in the answer.</summary>
    [Fact]
    public async Task The_service_counts_a_request_with_what_it_goes_on_from()
    {
        ResponsesClient client = served.Responses();
        CreateResponseOptions first = new("gpt-4o", [ResponseItem.CreateUserMessageItem("One, two, three.")]);
        ResponseResult earlier = await client.CreateResponseAsync(first);
        CreateResponseOptions second = new("gpt-4o", [ResponseItem.CreateUserMessageItem("And four?")])
        {
            PreviousResponseId = earlier.Id,
            MaxOutputTokenCount = 100,
            Temperature = 0.5f,
            Metadata = { ["a"] = "b" },
        };

        PromptCount count = await new RemotePromptCounter(client, "gpt-4o").CountAsync(second);

        var counter = ChatTokenCounter.ForModel("gpt-4o");
        ResponseItem[] all = [.. first.InputItems, .. earlier.OutputItems, .. second.InputItems];
        Assert.Equal(counter.Count(all).TotalTokens, count.TotalTokens);
        ResponseResult answer = await client.CreateResponseAsync(second);
        Assert.Equal(count.TotalTokens, answer.Usage.InputTokenCount);
    }

    [Fact]
    public async Task The_question_takes_the_way_of_the_client()
    {
        RemotePromptCounter counter = new(served.Responses(), "gpt-4o");
        served.Server.FailuresToCome = 1;
        Assert.Equal(9, (await counter.CountAsync(new ChatPrompt([PromptMessage.User("Hello!")]))).TotalTokens);
        Assert.Equal(0, served.Server.FailuresToCome);

        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await counter.CountAsync(new ChatPrompt([PromptMessage.User("Hello!")]), cancelled.Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await counter.CountAsync(new ChatPrompt([PromptMessage.User("Hello!") with { Name = "ann" }])));
    }
}
