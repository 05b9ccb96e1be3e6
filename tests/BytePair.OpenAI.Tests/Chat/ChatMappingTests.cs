using System.ClientModel.Primitives;
using BytePair.Budgeting;
using BytePair.OpenAI.Tests.Support;
using OpenAI.Chat;

namespace BytePair.OpenAI.Tests.Chat;

/// <summary>What messages and options of the SDK say arrives in the prompt that is counted.</summary>
public sealed class ChatMappingTests
{
    private static readonly BinaryData Schema = BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}}}""");

    [Fact]
    public void Every_kind_of_message_is_read()
    {
        BinaryData png = Picture.Png(640, 480);
        ChatMessage[] messages =
        [
            new SystemChatMessage("Be brief.") { ParticipantName = "rules" },
            new DeveloperChatMessage("No jokes."),
            new UserChatMessage("Hello, Wörld! 🙂") { ParticipantName = "ann" },
            new UserChatMessage(
                ChatMessageContentPart.CreateTextPart("What is this?"),
                ChatMessageContentPart.CreateImagePart(new Uri("https://example.org/a.png"), ChatImageDetailLevel.Low),
                ChatMessageContentPart.CreateImagePart(png, "image/png", ChatImageDetailLevel.High),
                ChatMessageContentPart.CreateInputAudioPart(BinaryData.FromBytes(new byte[] { 1, 2, 3 }), ChatInputAudioFormat.Wav),
                ChatMessageContentPart.CreateFilePart("file-1"),
                ChatMessageContentPart.CreateFilePart(BinaryData.FromBytes(new byte[] { 4, 5, 6 }), "application/pdf", "a.pdf")),
            new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "look", BinaryData.FromString("""{"at":"it"}"""))]),
            new ToolChatMessage("call_1", "a cat"),
            new AssistantChatMessage("A cat.") { Refusal = "No more.", ParticipantName = "bob" },
            new AssistantChatMessage(ChatMessageContentPart.CreateRefusalPart("No.")),
            new AssistantChatMessage(new ChatOutputAudioReference("audio_1")),
            new AssistantChatMessage(new ChatFunctionCall("look", BinaryData.FromString("{}"))),
            new FunctionChatMessage("look", "a dog"),
        ];
        PromptMessage[] expected =
        [
            PromptMessage.System("Be brief.") with { Name = "rules" },
            PromptMessage.Developer("No jokes."),
            PromptMessage.User("Hello, Wörld! 🙂") with { Name = "ann" },
            PromptMessage.User(
                "What is this?",
                ImagePart.FromUrl("https://example.org/a.png", ImageDetail.Low),
                ImagePart.FromUrl("data:image/png;base64," + Convert.ToBase64String(png), ImageDetail.High),
                new AudioPart { Data = "AQID", Format = "wav" },
                new FilePart { FileId = "file-1" },
                new FilePart { FileName = "a.pdf", Data = "data:application/pdf;base64,BAUG" }),
            PromptMessage.Assistant(new ToolCallPart("call_1", "look", """{"at":"it"}""")),
            PromptMessage.ToolResult("call_1", "a cat"),
            new PromptMessage(PromptRole.Assistant, [new TextPart("A cat."), new RefusalPart("No more.")]) { Name = "bob" },
            new PromptMessage(PromptRole.Assistant, [new RefusalPart("No.")]),
            new PromptMessage(PromptRole.Assistant, [new AudioPart { Id = "audio_1" }]),
            PromptMessage.Assistant(new ToolCallPart(null, "look", "{}")),
            new PromptMessage(PromptRole.Function, "a dog") { Name = "look" },
        ];
        Assert.Equal(expected, messages.ToChatRequest().Prompt.Messages);
    }

    [Fact]
    public void Options_are_read()
    {
        ChatCompletionOptions options = new()
        {
            MaxOutputTokenCount = 100,
            ToolChoice = ChatToolChoice.CreateFunctionChoice("weather"),
            ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("answer", Schema, "What is said.", jsonSchemaIsStrict: true),
        };
        options.Tools.Add(ChatTool.CreateFunctionTool("weather", "The weather of a city", Schema, functionSchemaIsStrict: true));
        options.Functions.Add(new ChatFunction("old") { FunctionDescription = "Of old" });

        ChatRequest request = new ChatMessage[] { new UserChatMessage("Hi") }.ToChatRequest(options);

        PromptTool[] tools =
        [
            new("weather") { Description = "The weather of a city", Parameters = Schema.ToString(), IsStrict = true },
            new("old") { Kind = PromptToolKind.LegacyFunction, Description = "Of old" },
        ];
        Assert.Equal((ChatRequestKind.ChatCompletions, 100), (request.Kind, request.MaxOutputTokens));
        Assert.Equal(tools, request.Prompt.Tools);
        Assert.Equal(PromptToolChoice.Named("weather"), request.Prompt.ToolChoice);
        Assert.Equal(new PromptResponseFormat("answer", Schema.ToString()) { Description = "What is said." }, request.Prompt.ResponseFormat);
    }

    /// <summary>What the SDK has no property for goes out by patches, and so it is counted.</summary>
    [Fact]
    public void Patches_are_read()
    {
        UserChatMessage message = new("as it was");
        message.Patch.Set("$.content"u8, "as it goes out");
        ChatCompletionOptions options = new();
        options.Patch.Set("$.tools"u8, BinaryData.FromString("""[{"type":"custom","custom":{"name":"shell"}}]"""));

        ChatPrompt prompt = new ChatMessage[] { message }.ToChatRequest(options).Prompt;

        Assert.Equal("as it goes out", prompt.Messages.Single().Text);
        Assert.Equal(new PromptTool("shell") { Kind = PromptToolKind.Custom }, prompt.Tools.Single());
    }

    [Fact]
    public void Messages_are_made_of_prompts()
    {
        ChatPrompt prompt = new([PromptMessage.User("Hi") with { Name = "ann" }, PromptMessage.Assistant(new ToolCallPart("call_1", "look", "{}")), PromptMessage.ToolResult("call_1", "a cat")]);
        IReadOnlyList<ChatMessage> messages = prompt.ToChatMessages();
        Assert.Equal(prompt, messages.ToChatRequest().Prompt);
        Assert.Equal("ann", Assert.IsType<UserChatMessage>(messages[0]).ParticipantName);
        Assert.Equal("look", Assert.IsType<AssistantChatMessage>(messages[1]).ToolCalls.Single().FunctionName);
        Assert.Equal("call_1", Assert.IsType<ToolChatMessage>(messages[2]).ToolCallId);
    }

    [Fact]
    public void A_message_read_from_JSON_keeps_what_nobody_knows()
    {
        ChatMessage message = ModelReaderWriter.Read<ChatMessage>(BinaryData.FromString("""{"role":"user","content":"Hi","mood":"good"}"""))!;
        Assert.Equal("""{"messages":[{"role":"user","content":"Hi","mood":"good"}]}""", new[] { message }.ToChatRequest().ToJson());
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        var counter = ChatTokenCounter.ForModel("gpt-4o");
        Assert.Throws<ArgumentNullException>("messages", () => counter.Count((IEnumerable<ChatMessage>)null!));
        Assert.Throws<ArgumentNullException>("counter", () => ((ChatTokenCounter)null!).Count(Array.Empty<ChatMessage>()));
        Assert.Throws<ArgumentNullException>("message", () => counter.CountMessage((ChatMessage)null!));
        ArgumentException e = Assert.Throws<ArgumentException>("messages", () => counter.Count(new ChatMessage[] { new UserChatMessage("Hi"), null! }));
        Assert.Contains("index 1", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("budget", () => counter.FitToBudget(Array.Empty<ChatMessage>(), null!));
    }

    [Fact]
    public void A_part_that_nobody_can_count_is_refused_or_skipped_as_the_rules_say()
    {
        ChatMessage[] messages = [new UserChatMessage(ChatMessageContentPart.CreateFilePart("file-1"))];
        var counter = ChatTokenCounter.ForModel("gpt-4o");
        Assert.Throws<UncountablePartException>(() => counter.Count(messages));
        var skipping = ChatTokenCounter.Create(counter.TextCounter, counter.Rules with { UncountableParts = UncountablePartHandling.Skip });
        Assert.Equal(1, skipping.Count(messages).UncountedParts);
    }

    [Fact]
    public void No_messages_take_what_opens_the_answer() => Assert.Equal(3, ChatTokenCounter.ForModel("gpt-4o").Count(Array.Empty<ChatMessage>()).TotalTokens);
}
