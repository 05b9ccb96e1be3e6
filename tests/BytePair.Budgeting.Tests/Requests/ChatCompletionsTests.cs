namespace BytePair.Budgeting.Tests.Requests;

/// <summary>Requests for chat completions, read and written.</summary>
public sealed class ChatCompletionsTests
{
    private const string Everything = """
        {
          "model": "gpt-4o",
          "store": true,
          "messages": [
            {"role":"developer","content":"Be brief.","cache":{"ttl":5}},
            {"role":"user","name":"ann","content":[
              {"type":"text","text":"What is this?","mark":1},
              {"type":"image_url","image_url":{"url":"https://example.org/a.png","detail":"low"}},
              {"type":"input_audio","input_audio":{"data":"AAAA","format":"wav"}},
              {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AAAA","file_id":"file-1"}},
              {"type":"later","x":[1]}
            ]},
            {"role":"assistant","content":null,"refusal":null,"tool_calls":[
              {"id":"call_1","type":"function","function":{"name":"look","arguments":"{\"at\":1}"}},
              {"id":"call_2","type":"custom","custom":{"name":"patch","input":"*** Begin"}}
            ]},
            {"role":"tool","tool_call_id":"call_1","content":"a cat"},
            {"role":"tool","tool_call_id":"call_2","content":[{"type":"text","text":"done"}]},
            {"role":"assistant","content":"A cat.","audio":{"id":"audio_1"},"annotations":[]},
            {"role":"assistant","content":null,"function_call":{"name":"old","arguments":"{}"}},
            {"role":"function","name":"old","content":"7"},
            {"role":"assistant","content":null,"refusal":"No."}
          ],
          "tools": [
            {"type":"function","function":{"name":"look","description":"Looks","parameters":{"type":"object"},"strict":true}},
            {"type":"custom","custom":{"name":"patch","format":{"type":"grammar","grammar":{"syntax":"lark","definition":"start: /a/"}}}}
          ],
          "functions": [{"name":"old"}],
          "tool_choice": {"type":"function","function":{"name":"look"}},
          "response_format": {"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"},"strict":true}},
          "max_completion_tokens": 100,
          "temperature": 0.5
        }
        """;

    [Fact]
    public void Everything_is_read()
    {
        var request = ChatRequest.Parse(Everything);
        Assert.Equal((ChatRequestKind.ChatCompletions, "gpt-4o", 100, false), (request.Kind, request.Model, request.MaxOutputTokens, request.HasStoredInput));
        PromptMessage[] expected =
        [
            PromptMessage.Developer("Be brief."),
            new PromptMessage(PromptRole.User, [
                new TextPart("What is this?"),
                ImagePart.FromUrl("https://example.org/a.png", ImageDetail.Low),
                new AudioPart { Data = "AAAA", Format = "wav" },
                new FilePart { FileName = "a.pdf", Data = "data:application/pdf;base64,AAAA", FileId = "file-1" },
                new OtherPart("later", """{"type":"later","x":[1]}"""),
            ]) { Name = "ann" },
            PromptMessage.Assistant(new ToolCallPart("call_1", "look", "{\"at\":1}"), new ToolCallPart("call_2", "patch", "*** Begin") { IsCustom = true }),
            PromptMessage.ToolResult("call_1", "a cat"),
            PromptMessage.ToolResult("call_2", "done"),
            new PromptMessage(PromptRole.Assistant, [new TextPart("A cat."), new AudioPart { Id = "audio_1" }]),
            PromptMessage.Assistant(new ToolCallPart(null, "old", "{}")),
            new PromptMessage(PromptRole.Function, "7") { Name = "old" },
            new PromptMessage(PromptRole.Assistant, [new RefusalPart("No.")]),
        ];
        Assert.Equal(expected, request.Prompt.Messages);
        PromptTool[] tools =
        [
            new("look") { Description = "Looks", Parameters = """{"type":"object"}""", IsStrict = true },
            new("patch") { Kind = PromptToolKind.Custom, Grammar = "start: /a/" },
            new("old") { Kind = PromptToolKind.LegacyFunction },
        ];
        Assert.Equal(tools, request.Prompt.Tools);
        Assert.Equal(PromptToolChoice.Named("look"), request.Prompt.ToolChoice);
        Assert.Equal(new PromptResponseFormat("answer", """{"type":"object"}"""), request.Prompt.ResponseFormat);
    }

    [Fact]
    public void What_was_not_changed_is_written_as_it_was() =>
        Json.Same(Everything, ChatRequest.Parse(Everything).ToJson());

    [Fact]
    public void Even_white_space_and_escapes_stay_within_members()
    {
        const string Request = """{"messages":[{ "role" : "user", "content" : "\u0041 \ud83d\ude00 😀" }],"x":1.50e1}""";
        Assert.Equal(Request, ChatRequest.Parse(Request).ToJson());
    }

    [Fact]
    public void Dropped_messages_leave_the_others_as_they_were()
    {
        var request = ChatRequest.Parse(Everything);
        ChatRequest shorter = request with { Prompt = request.Prompt with { Messages = [request.Prompt.Messages[0], request.Prompt.Messages[5]] } };
        string json = shorter.ToJson();
        Json.Same("""[{"role":"developer","content":"Be brief.","cache":{"ttl":5}},{"role":"assistant","content":"A cat.","audio":{"id":"audio_1"},"annotations":[]}]""", Json.Member(json, "messages"));
        Json.Same("0.5", Json.Member(json, "temperature"));
        Assert.Equal(shorter, ChatRequest.Parse(json));
    }

    [Fact]
    public void A_changed_message_keeps_what_is_not_known_of_it_and_of_its_parts()
    {
        var request = ChatRequest.Parse(Everything);
        PromptMessage rules = request.Prompt.Messages[0] with { Parts = [new TextPart("Be.")] };
        PromptMessage user = request.Prompt.Messages[1];
        user = user with { Parts = [(TextPart)user.Parts[0] with { Text = "What?" }, user.Parts[4]] };
        PromptMessage result = PromptMessage.ToolResult("call_2", "cut") with { Name = null };
        ChatRequest changed = request with { Prompt = request.Prompt with { Messages = [rules, user, result] } };
        string json = changed.ToJson();
        Json.Same(
            """
            [{"role":"developer","content":"Be.","cache":{"ttl":5}},
             {"role":"user","content":[{"type":"text","text":"What?","mark":1},{"type":"later","x":[1]}],"name":"ann"},
             {"role":"tool","tool_call_id":"call_2","content":"cut"}]
            """,
            Json.Member(json, "messages"));
        Assert.Equal(changed, ChatRequest.Parse(json));
    }

    [Fact]
    public void Other_changes_take_the_place_of_what_was_there()
    {
        var request = ChatRequest.Parse("""{"model":"a","messages":[],"max_tokens":5,"tools":[],"tool_choice":"none","response_format":{"type":"text"},"seed":1}""");
        ChatRequest changed = request with
        {
            Model = "b",
            MaxOutputTokens = 6,
            Prompt = request.Prompt with
            {
                Tools = [new PromptTool("f") { Parameters = "{}" }, new PromptTool("g") { Kind = PromptToolKind.LegacyFunction }],
                ToolChoice = PromptToolChoice.Required,
                ResponseFormat = new PromptResponseFormat("r", "{}"),
            },
        };
        Json.Same(
            """
            {"model":"b","messages":[],"max_completion_tokens":6,"functions":[{"name":"g"}],"tools":[{"type":"function","function":{"name":"f","parameters":{}}}],
             "tool_choice":"required","response_format":{"type":"json_schema","json_schema":{"name":"r","schema":{}}},"seed":1}
            """,
            changed.ToJson());
        ChatRequest bare = changed with { MaxOutputTokens = null, Prompt = new ChatPrompt([]) };
        Json.Same("""{"model":"b","messages":[],"tools":[],"response_format":{"type":"text"},"seed":1}""", bare.ToJson());
    }

    [Fact]
    public void A_request_made_here_has_what_it_says()
    {
        ChatPrompt prompt = new([
            PromptMessage.System("Be brief."),
            PromptMessage.User("What is this?", ImagePart.FromBytes("\u0047IF89a"u8.ToArray(), ImageDetail.Low)),
            PromptMessage.Assistant(new ToolCallPart(null, "f", "{}")),
        ])
        {
            Tools = [new PromptTool("f") { Kind = PromptToolKind.LegacyFunction }],
            ToolChoice = PromptToolChoice.Named("f"),
        };
        Json.Same(
            """
            {"model":"gpt-4o","messages":[{"role":"system","content":"Be brief."},
             {"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"data:image/gif;base64,R0lGODlh","detail":"low"}}]},
             {"role":"assistant","function_call":{"name":"f","arguments":"{}"}}],
             "functions":[{"name":"f"}],"function_call":{"name":"f"}}
            """,
            new ChatRequest(ChatRequestKind.ChatCompletions, prompt) { Model = "gpt-4o" }.ToJson());
    }

    public static TheoryData<PromptMessage> Unwritable => new()
    {
        PromptMessage.User("a", ImagePart.OfSize(1, 1)),
        PromptMessage.User("a", AudioPart.OfDuration(TimeSpan.Zero)),
        PromptMessage.User("a", new FilePart { Url = "https://example.org/a.pdf" }),
        new PromptMessage(PromptRole.Assistant, [new ReasoningPart("a")]),
        new PromptMessage(PromptRole.User, [new ToolResultPart("1", "a")]),
        new PromptMessage(PromptRole.Tool, "a"),
    };

    [Theory, MemberData(nameof(Unwritable))]
    public void What_has_no_place_is_refused(PromptMessage message) =>
        Assert.Throws<InvalidOperationException>(() => new ChatRequest(ChatRequestKind.ChatCompletions, new ChatPrompt([message])).ToJson());
}
