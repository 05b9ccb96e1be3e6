using System.Text.Json;
using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Mapping;

/// <summary>Each kind of content is the part that it is sent as.</summary>
public sealed class ChatPromptMappingTests
{
    /// <summary>The header of a picture of 640 by 480, all that is looked at.</summary>
    private static readonly byte[] Png =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0x80, 0, 0, 1, 0xE0, 8, 2, 0, 0, 0];

    /// <summary>A second of sound at 16,000 samples of two bytes.</summary>
    private static readonly byte[] Wave =
        [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3E, 0, 0, 0, 0x7D, 0, 0, 2, 0, 16, 0, .. "data"u8, 0, 0x7D, 0, 0];

    [Fact]
    public void Roles_and_names_are_kept()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, "a"), new(ChatRole.User, "b") { AuthorName = "Ann" }, new(ChatRole.Assistant, "c"), new(new ChatRole("developer"), "d"),
            new(ChatRole.Tool, [new FunctionResultContent("1", "e")]) { AuthorName = "tool" }, new(new ChatRole("stranger"), "f"),
        ];
        ChatPrompt prompt = messages.ToChatPrompt();
        Assert.Equal([PromptRole.System, PromptRole.User, PromptRole.Assistant, PromptRole.Developer, PromptRole.Tool, PromptRole.User], prompt.Messages.Select(message => message.Role));
        Assert.Equal([null, "Ann", null, null, null, null], prompt.Messages.Select(message => message.Name));
        Assert.Equal("abcdef", string.Concat(prompt.Messages.Select(message => message.Text)));
    }

    [Fact]
    public void Text_reasoning_and_errors_are_parts_and_usage_is_none()
    {
        AIContent[] contents =
        [
            new TextContent("text"), new TextReasoningContent("thought") { ProtectedData = "secret" }, new UsageContent(new UsageDetails { InputTokenCount = 3 }), new ErrorContent("no") { ErrorCode = "Refusal" },
        ];
        Assert.Equal([new TextPart("text"), new ReasoningPart("thought") { EncryptedContent = "secret" }, new RefusalPart("no")], PartsOf(contents));
    }

    [Fact]
    public void Calls_and_their_results_are_joined_by_their_ids()
    {
        FunctionCallContent call = new("id", "search", new Dictionary<string, object?> { ["query"] = "cats", ["limit"] = 3 });
        var part = (ToolCallPart)PartsOf(call).Single();
        Assert.Equal(("id", "search"), (part.Id, part.Name));

        // With white space, as clients send it.
        Assert.Equal(JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions), part.Arguments);
        Assert.Equal([new ToolCallPart("id", "now", "{}")], PartsOf(new FunctionCallContent("id", "now")));
        Assert.Equal([new ToolResultPart("id", "found")], PartsOf(new FunctionResultContent("id", "found")));
        Assert.Equal([new ToolResultPart("id", "")], PartsOf(new FunctionResultContent("id", null)));
        Assert.Equal([new ToolResultPart("id", "[\n  2\n]")], PartsOf(new FunctionResultContent("id", JsonDocument.Parse("[2]").RootElement)));
        Assert.Equal([new ToolResultPart("id", [new TextPart("a"), new TextPart("b")])], PartsOf(new FunctionResultContent("id", new AIContent[] { new TextContent("a"), new TextContent("b") })));
    }

    [Fact]
    public void Images_have_the_size_that_their_bytes_say()
    {
        DataContent image = new(Png, "image/png") { AdditionalProperties = new() { ["detail"] = "high" } };
        var part = (ImagePart)PartsOf(image).Single();
        Assert.Equal((ImageDetail.High, Png.Length), (part.Detail, part.Bytes.Length));
        PromptCount count = new[] { new ChatMessage(ChatRole.User, [image]) }.CountTokens("gpt-4o");
        Assert.Equal(425, count.Items.Single(item => item.Kind == PromptCountItemKind.Image).Tokens);
        Assert.Equal("https://example.org/cat.png", ((ImagePart)PartsOf(new UriContent("https://example.org/cat.png", "image/png")).Single()).Url);
        Assert.Equal("file-1", ((ImagePart)PartsOf(new HostedFileContent("file-1") { MediaType = "image/png" }).Single()).FileId);
    }

    [Fact]
    public void Sound_lasts_as_long_as_its_header_says()
    {
        Assert.Equal(TimeSpan.FromSeconds(1), ((AudioPart)PartsOf(new DataContent(Wave, "audio/wav")).Single()).Duration);
        Assert.Null(((AudioPart)PartsOf(new DataContent(new byte[10], "audio/mpeg")).Single()).Duration);
        Assert.Null(((AudioPart)PartsOf(new UriContent("https://example.org/a.wav", "audio/wav")).Single()).Duration);
    }

    [Fact]
    public void Of_files_it_is_told_what_is_known()
    {
        Assert.Equal([new FilePart { FileName = "a.txt", Text = "hello", PageCount = 0 }], PartsOf(new DataContent("hello"u8.ToArray(), "text/plain") { Name = "a.txt" }));
        Assert.Equal([new FilePart { FileName = "a.pdf" }], PartsOf(new DataContent(new byte[3], "application/pdf") { Name = "a.pdf" }));
        Assert.Equal([new FilePart { FileId = "file-1", FileName = "a.pdf" }], PartsOf(new HostedFileContent("file-1") { Name = "a.pdf" }));
        Assert.Equal([new FilePart { Url = "https://example.org/a.pdf" }], PartsOf(new UriContent("https://example.org/a.pdf", "application/pdf")));
        var other = (OtherPart)PartsOf(new HostedVectorStoreContent("store-1")).Single();
        Assert.Equal("HostedVectorStoreContent", other.Type);
        Assert.Contains("store-1", other.Json, StringComparison.Ordinal);
        Assert.Equal("{}", ((OtherPart)PartsOf(new OwnContent()).Single()).Json);
    }

    [Fact]
    public void Options_give_instructions_tools_their_choice_and_the_form_of_the_answer()
    {
        AIFunction search = AIFunctionFactory.Create((string query, int limit = 10) => query, "search", "Searches.");
        ChatOptions options = new()
        {
            Instructions = "Be brief.",
            Tools = [search, search.AsDeclarationOnly(), new HostedWebSearchTool()],
            ToolMode = ChatToolMode.RequireSpecific("search"),
            ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""{"type":"object"}""").RootElement, "answer", "An answer."),
        };
        ChatPrompt prompt = new[] { new ChatMessage(ChatRole.User, "hello") }.ToChatPrompt(options);
        Assert.Equal([PromptMessage.System("Be brief."), PromptMessage.User("hello")], prompt.Messages);
        Assert.Equal(["search", "search", "web_search"], prompt.Tools.Select(tool => tool.Name));
        Assert.Equal([PromptToolKind.Function, PromptToolKind.Function, PromptToolKind.Hosted], prompt.Tools.Select(tool => tool.Kind));
        Assert.Equal("Searches.", prompt.Tools[0].Description);
        Assert.Contains("\"query\"", prompt.Tools[1].Parameters, StringComparison.Ordinal);
        Assert.Equal(PromptToolChoice.Named("search"), prompt.ToolChoice);
        Assert.Equal(new PromptResponseFormat("answer", """{"type":"object"}""") { Description = "An answer." }, prompt.ResponseFormat);
    }

    [Fact]
    public void The_choice_of_tools_is_told_where_there_are_tools()
    {
        AITool[] tools = [AIFunctionFactory.Create(() => 1, "one")];
        PromptToolChoice? Choice(ChatToolMode? mode, bool hasTools = true) =>
            Array.Empty<ChatMessage>().ToChatPrompt(new ChatOptions { ToolMode = mode, Tools = hasTools ? tools : null }).ToolChoice;
        Assert.Equal(PromptToolChoice.Auto, Choice(ChatToolMode.Auto));
        Assert.Equal(PromptToolChoice.None, Choice(ChatToolMode.None));
        Assert.Equal(PromptToolChoice.Required, Choice(ChatToolMode.RequireAny));
        Assert.Null(Choice(null));
        Assert.Null(Choice(ChatToolMode.RequireAny, hasTools: false));
    }

    [Fact]
    public void Nulls_are_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("messages", () => ((ChatMessage[])null!).ToChatPrompt());
        Assert.Contains("index 1", Assert.Throws<ArgumentException>("messages", () => new[] { new ChatMessage(ChatRole.User, "a"), null! }.ToChatPrompt()).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<PromptPart> PartsOf(params AIContent[] contents) =>
        new[] { new ChatMessage(ChatRole.Assistant, contents) }.ToChatPrompt().Messages.Single().Parts;

    private sealed class OwnContent : AIContent;
}
