using BytePair.Budgeting;
using BytePair.OpenAI.Tests.Support;
using OpenAI.Responses;

namespace BytePair.OpenAI.Tests.Responses;

/// <summary>What items and options of the SDK say arrives in the prompt that is counted.</summary>
public sealed class ResponseMappingTests
{
    private static readonly BinaryData Schema = BinaryData.FromString("""{"type":"object"}""");

    [Fact]
    public void Every_kind_of_item_is_read()
    {
        BinaryData png = Picture.Png(640, 480);
        ResponseItem[] items =
        [
            ResponseItem.CreateSystemMessageItem("Be brief."),
            ResponseItem.CreateDeveloperMessageItem("No jokes."),
            ResponseItem.CreateUserMessageItem(
            [
                ResponseContentPart.CreateInputTextPart("What is this?"),
                ResponseContentPart.CreateInputImagePart(new Uri("https://example.org/a.png"), ResponseImageDetailLevel.Low),
                ResponseContentPart.CreateInputImagePart(png, ResponseImageDetailLevel.High),
                ResponseContentPart.CreateInputImagePart("file-1"),
                ResponseContentPart.CreateInputFilePart("file-2"),
                ResponseContentPart.CreateInputFilePart(new Uri("https://example.org/a.pdf")),
                ResponseContentPart.CreateInputFilePart(BinaryData.FromBytes(new byte[] { 4, 5, 6 }), "application/pdf", "a.pdf"),
            ]),
            ResponseItem.CreateReasoningItem("Thinking."),
            new ReasoningResponseItem("Thinking more.") { EncryptedContent = "AAAA" },
            ResponseItem.CreateFunctionCallItem("call_1", "look", BinaryData.FromString("{}")),
            ResponseItem.CreateFunctionCallOutputItem("call_1", "a cat"),
            ResponseItem.CreateAssistantMessageItem("A cat."),
            ResponseItem.CreateAssistantMessageItem([ResponseContentPart.CreateRefusalPart("No.")]),
            ResponseItem.CreateWebSearchCallItem(),
            ResponseItem.CreateReferenceItem("item_1"),
            ResponseItem.CreateApplyPatchCallOutputItem("call_2", ApplyPatchCallOutputStatus.Completed),
        ];
        PromptMessage[] expected =
        [
            PromptMessage.System("Be brief."),
            PromptMessage.Developer("No jokes."),
            PromptMessage.User(
                "What is this?",
                ImagePart.FromUrl("https://example.org/a.png", ImageDetail.Low),
                ImagePart.FromUrl("data:image/png;base64," + Convert.ToBase64String(png), ImageDetail.High),
                new ImagePart { FileId = "file-1" },
                new FilePart { FileId = "file-2" },
                new FilePart { Url = "https://example.org/a.pdf" },
                new FilePart { FileName = "a.pdf", Data = "data:application/pdf;base64,BAUG" }),
            new PromptMessage(PromptRole.Assistant, [new ReasoningPart("Thinking.")]),
            new PromptMessage(PromptRole.Assistant, [new ReasoningPart("Thinking more.") { EncryptedContent = "AAAA" }]),
            PromptMessage.Assistant(new ToolCallPart("call_1", "look", "{}")),
            PromptMessage.ToolResult("call_1", "a cat"),
            PromptMessage.Assistant("A cat."),
            new PromptMessage(PromptRole.Assistant, [new RefusalPart("No.")]),
            new PromptMessage(PromptRole.Assistant, [new OtherPart("web_search_call", """{"type":"web_search_call"}""")]),
            new PromptMessage(PromptRole.User, [new OtherPart("item_reference", """{"type":"item_reference","id":"item_1"}""")]),
            new PromptMessage(PromptRole.Tool, [new OtherPart("apply_patch_call_output", """{"type":"apply_patch_call_output","call_id":"call_2","status":"completed"}""")]),
        ];
        Assert.Equal(expected, items.ToChatRequest().Prompt.Messages);
    }

    [Fact]
    public void Options_are_read()
    {
        CreateResponseOptions options = new("gpt-5", [ResponseItem.CreateUserMessageItem("Hi")])
        {
            Instructions = "Be brief.",
            MaxOutputTokenCount = 100,
            ToolChoice = ResponseToolChoice.CreateRequiredChoice(),
            TextOptions = new ResponseTextOptions { TextFormat = ResponseTextFormat.CreateJsonSchemaFormat("answer", Schema) },
            Tools = { ResponseTool.CreateFunctionTool("weather", Schema, strictModeEnabled: false, "The weather of a city"), ResponseTool.CreateWebSearchTool() },
        };

        ChatRequest request = options.ToChatRequest();

        PromptTool[] tools =
        [
            new("weather") { Description = "The weather of a city", Parameters = Schema.ToString(), IsStrict = false },
            new("web_search") { Kind = PromptToolKind.Hosted },
        ];
        Assert.Equal((ChatRequestKind.Responses, "gpt-5", 100, false), (request.Kind, request.Model, request.MaxOutputTokens, request.HasStoredInput));
        Assert.Equal([PromptMessage.Developer("Be brief."), PromptMessage.User("Hi")], request.Prompt.Messages);
        Assert.Equal(tools, request.Prompt.Tools);
        Assert.Equal(PromptToolChoice.Required, request.Prompt.ToolChoice);
        Assert.Equal(new PromptResponseFormat("answer", Schema.ToString()), request.Prompt.ResponseFormat);
    }

    [Fact]
    public void Options_without_items_are_a_request_too() => Assert.Empty(new CreateResponseOptions { Model = "gpt-5" }.ToChatRequest().Prompt.Messages);

    [Fact]
    public void Items_are_made_of_prompts()
    {
        ChatPrompt prompt = new([PromptMessage.User("Hi"), PromptMessage.Assistant("Hello!"), new PromptMessage(PromptRole.Assistant, [new TextPart("Well,"), new RefusalPart("no.")]), PromptMessage.Assistant(new ToolCallPart("call_1", "look", "{}")), PromptMessage.ToolResult("call_1", "a cat")]);
        IReadOnlyList<ResponseItem> items = prompt.ToResponseItems();
        Assert.Equal(prompt, items.ToChatRequest().Prompt);
        Assert.Equal([MessageRole.User, MessageRole.Assistant, MessageRole.Assistant], items.Take(3).Select(item => Assert.IsAssignableFrom<MessageResponseItem>(item).Role));
        Assert.Equal("look", Assert.IsType<FunctionCallResponseItem>(items[3]).FunctionName);
        Assert.Equal("a cat", Assert.IsType<FunctionCallOutputResponseItem>(items[4]).FunctionOutput);
    }

    [Fact]
    public void What_the_service_has_stored_is_refused_or_skipped_as_the_rules_say()
    {
        CreateResponseOptions options = new("gpt-5", [ResponseItem.CreateUserMessageItem("Hi")]) { PreviousResponseId = "resp_1" };
        var counter = ChatTokenCounter.ForModel("gpt-5");
        Assert.Throws<NotSupportedException>(() => counter.Count(options));
        Assert.Throws<NotSupportedException>(() => new ConversationFitter(counter).Fit(options, new ContextBudget(100)));
        var skipping = ChatTokenCounter.Create(counter.TextCounter, counter.Rules with { UncountableParts = UncountablePartHandling.Skip });
        Assert.Equal(counter.Count(options.InputItems).TotalTokens, skipping.Count(options).TotalTokens);
        Assert.Single(skipping.FitToBudget(options, new ContextBudget(100)).Items);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        var counter = ChatTokenCounter.ForModel("gpt-5");
        Assert.Throws<ArgumentNullException>("options", () => counter.Count((CreateResponseOptions)null!));
        Assert.Throws<ArgumentNullException>("items", () => counter.Count((IEnumerable<ResponseItem>)null!));
        Assert.Throws<ArgumentNullException>("prompt", () => ((ChatPrompt)null!).ToResponseItems());
    }
}
