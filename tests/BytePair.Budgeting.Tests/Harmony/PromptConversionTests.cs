namespace BytePair.Budgeting.Tests.Harmony;

/// <summary>Prompts for chat models, said in the harmony format.</summary>
public sealed class PromptConversionTests
{
    private static readonly PromptTool LookUp = new("lookup_weather");

    private static string TextOf(params PromptMessage[] messages) => TextOf(new ChatPrompt(messages));

    /// <summary>Without the system message, which is always there.</summary>
    private static string TextOf(ChatPrompt prompt)
    {
        HarmonyConversation conversation = HarmonyConversation.From(prompt);
        Assert.Equal(HarmonyRole.System, conversation.Messages[0].Role);
        return HarmonyRenderer.Render(conversation with { Messages = [.. conversation.Messages.Skip(1)] }, HarmonyEnding.LastMessage);
    }

    [Fact]
    public void A_plain_prompt_is_the_plain_conversation()
    {
        ChatPrompt prompt = new([PromptMessage.User("What is 2 + 2?")]);
        Assert.Equal(ReferenceConversations.ByName["test_simple_convo"], HarmonyConversation.From(prompt));
        Assert.Equal(64, HarmonyRenderer.CountTokens(HarmonyConversation.From(prompt)));
    }

    [Fact]
    public void What_the_prompt_begins_with_is_one_developer_message() => Assert.Equal(
        "<|start|>developer<|message|># Instructions\n\nBe brief.\n\nBe kind.<|end|><|start|>user:eva<|message|>Hi<|end|><|start|>developer<|message|># Instructions\n\nBe quick.<|end|>",
        TextOf(PromptMessage.System("Be brief."), PromptMessage.Developer("Be kind."), PromptMessage.User("Hi") with { Name = "eva" }, PromptMessage.System("Be quick.")));

    [Fact]
    public void Functions_reasoning_calls_and_answers_go_where_they_belong()
    {
        ChatPrompt prompt = new(
        [
            PromptMessage.System("Always respond in riddles"),
            PromptMessage.User("What is the weather in SF?"),
            new PromptMessage(PromptRole.Assistant, [new ReasoningPart("We need the tool."), new TextPart("One "), new TextPart("moment."), new ToolCallPart("c1", "lookup_weather", "{}")]),
            PromptMessage.ToolResult("c1", "sunny"),
            PromptMessage.Assistant("It smiles."),
        ])
        {
            Tools = [LookUp],
            ToolChoice = PromptToolChoice.Auto,
        };
        Assert.Equal(
            "<|start|>developer<|message|># Instructions\n\nAlways respond in riddles\n\n# Tools\n\n## functions\n\nnamespace functions {\n\ntype lookup_weather = () => any;\n\n} // namespace functions<|end|>" +
            "<|start|>user<|message|>What is the weather in SF?<|end|>" +
            "<|start|>assistant<|channel|>analysis<|message|>We need the tool.<|end|>" +
            "<|start|>assistant<|channel|>commentary<|message|>One moment.<|end|>" +
            "<|start|>assistant to=functions.lookup_weather<|channel|>commentary <|constrain|>json<|message|>{}<|call|>" +
            "<|start|>functions.lookup_weather to=assistant<|channel|>commentary<|message|>sunny<|end|>" +
            "<|start|>assistant<|channel|>final<|message|>It smiles.<|end|>",
            TextOf(prompt));
    }

    [Fact]
    public void The_system_message_tells_of_functions()
    {
        HarmonyConversation conversation = HarmonyConversation.From(new ChatPrompt([]) { Tools = [LookUp] }, new() { CurrentDate = "2025-06-28" });
        string text = HarmonyRenderer.Render(conversation);
        Assert.Contains("Current date: 2025-06-28", text, StringComparison.Ordinal);
        Assert.Contains("Calls to these tools must go to the commentary channel: 'functions'.<|end|>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tools_of_the_service_are_built_in()
    {
        ChatPrompt prompt = new(
        [
            PromptMessage.Assistant(new ToolCallPart("c1", "browser.search", "{}")),
            PromptMessage.ToolResult("c1", "found"),
        ])
        {
            Tools = [new("web_search") { Kind = PromptToolKind.Hosted }, new("web_search_preview") { Kind = PromptToolKind.Hosted }],
        };
        Assert.Equal([HarmonyToolNamespace.Browser], HarmonyConversation.From(prompt).Messages[0].SystemContent!.Tools);
        Assert.Equal(
            "<|start|>assistant to=browser.search<|channel|>analysis code<|message|>{}<|call|><|start|>browser.search to=assistant<|channel|>analysis<|message|>found<|end|>",
            TextOf(prompt));
    }

    [Fact]
    public void Functions_of_the_older_form_are_named_by_their_messages() => Assert.Equal(
        "<|start|>assistant to=functions.f<|channel|>commentary <|constrain|>json<|message|>{}<|call|><|start|>functions.f to=assistant<|channel|>commentary<|message|>1<|end|>" +
        "<|start|>functions.g to=assistant<|channel|>commentary<|message|>2<|end|>",
        TextOf(
            PromptMessage.Assistant(new ToolCallPart(null, "f", "{}")),
            new PromptMessage(PromptRole.Function, "1") { Name = "f" },
            new PromptMessage(PromptRole.Function, "2") { Name = "g" }));

    [Fact]
    public void What_has_no_place_is_refused()
    {
        Assert.Contains("index 1", Assert.Throws<NotSupportedException>(() => TextOf(PromptMessage.User("a"), PromptMessage.User("b", ImagePart.OfSize(1, 1)))).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => TextOf(new PromptMessage(PromptRole.Assistant, [AudioPart.OfDuration(TimeSpan.Zero)])));
        Assert.Throws<NotSupportedException>(() => TextOf(new ChatPrompt([]) { Tools = [new("image_generation") { Kind = PromptToolKind.Hosted }] }));
        Assert.Contains("'draw'", Assert.Throws<NotSupportedException>(() => TextOf(new ChatPrompt([]) { Tools = [new("draw") { Kind = PromptToolKind.Custom }] })).Message, StringComparison.Ordinal);
        Assert.Contains("'c1'", Assert.Throws<ArgumentException>(() => TextOf(PromptMessage.ToolResult("c1", "x"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TextOf(new PromptMessage(PromptRole.Function, "x")));
    }

    /// <summary>Ten times the messages take ten times the work: an answer finds its call without a search.</summary>
    [Fact]
    public void A_long_history_is_said_and_counted()
    {
        const int Turns = 25_000;
        ChatPrompt prompt = new(Enumerable.Range(0, Turns).SelectMany(i => new[]
        {
            PromptMessage.User("Hi"),
            new PromptMessage(PromptRole.Assistant, [new ReasoningPart("hm"), new ToolCallPart($"c{i}", "f", "{}")]),
            PromptMessage.ToolResult($"c{i}", "1"),
            PromptMessage.Assistant("Ho"),
        }));
        HarmonyCount count = HarmonyRenderer.Count(HarmonyConversation.From(prompt));
        Assert.Equal(1 + (5 * Turns), count.Messages.Count);
        Assert.Equal(Turns - 1, count.Messages.Count(message => message.IsDropped));
    }
}
