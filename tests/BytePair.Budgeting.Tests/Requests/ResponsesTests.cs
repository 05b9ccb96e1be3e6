namespace BytePair.Budgeting.Tests.Requests;

/// <summary>Requests for responses, read and written.</summary>
public sealed class ResponsesTests
{
    private const string Everything = """
        {
          "model": "gpt-5",
          "instructions": "Be brief.",
          "input": [
            {"role":"user","content":"Hi"},
            {"type":"message","role":"user","content":[
              {"type":"input_text","text":"What is this?"},
              {"type":"input_image","image_url":"https://example.org/a.png","detail":"high"},
              {"type":"input_image","file_id":"file-2"},
              {"type":"input_file","file_url":"https://example.org/a.pdf","detail":"low"}
            ]},
            {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Thinking."}],"encrypted_content":"AAAA"},
            {"type":"function_call","id":"fc_1","call_id":"call_1","name":"look","arguments":"{}","status":"completed"},
            {"type":"function_call_output","call_id":"call_1","output":"a cat"},
            {"type":"custom_tool_call","call_id":"call_2","name":"patch","input":"x"},
            {"type":"custom_tool_call_output","call_id":"call_2","output":[{"type":"input_text","text":"done"}]},
            {"type":"web_search_call","id":"ws_1","status":"completed"},
            {"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"A cat.","annotations":[]},{"type":"refusal","refusal":"No."}]}
          ],
          "tools": [{"type":"function","name":"look","parameters":{"type":"object"}},{"type":"custom","name":"patch","format":{"type":"grammar","syntax":"regex","definition":"a+"}},{"type":"web_search","user_location":null}],
          "tool_choice": {"type":"web_search"},
          "text": {"verbosity":"low","format":{"type":"json_schema","name":"answer","schema":{"type":"object"}}},
          "max_output_tokens": 100,
          "previous_response_id": "resp_1"
        }
        """;

    [Fact]
    public void Everything_is_read()
    {
        var request = ChatRequest.Parse(Everything);
        Assert.Equal((ChatRequestKind.Responses, "gpt-5", 100, true), (request.Kind, request.Model, request.MaxOutputTokens, request.HasStoredInput));
        PromptMessage[] expected =
        [
            PromptMessage.Developer("Be brief."),
            PromptMessage.User("Hi"),
            PromptMessage.User("What is this?", ImagePart.FromUrl("https://example.org/a.png", ImageDetail.High), new ImagePart { FileId = "file-2" }, new FilePart { Url = "https://example.org/a.pdf", Detail = ImageDetail.Low }),
            new PromptMessage(PromptRole.Assistant, [new ReasoningPart("Thinking.") { Id = "rs_1", EncryptedContent = "AAAA" }]),
            PromptMessage.Assistant(new ToolCallPart("call_1", "look", "{}")),
            PromptMessage.ToolResult("call_1", "a cat"),
            PromptMessage.Assistant(new ToolCallPart("call_2", "patch", "x") { IsCustom = true }),
            new PromptMessage(PromptRole.Tool, [new ToolResultPart("call_2", "done") { IsCustom = true }]),
            new PromptMessage(PromptRole.Assistant, [new OtherPart("web_search_call", """{"type":"web_search_call","id":"ws_1","status":"completed"}""")]),
            new PromptMessage(PromptRole.Assistant, [new TextPart("A cat."), new RefusalPart("No.")]),
        ];
        Assert.Equal(expected, request.Prompt.Messages);
        PromptTool[] tools =
        [
            new("look") { Parameters = """{"type":"object"}""" },
            new("patch") { Kind = PromptToolKind.Custom, Grammar = "a+" },
            new("web_search") { Kind = PromptToolKind.Hosted },
        ];
        Assert.Equal(tools, request.Prompt.Tools);
        Assert.Equal(PromptToolChoice.Named("web_search"), request.Prompt.ToolChoice);
        Assert.Equal("answer", request.Prompt.ResponseFormat?.Name);
    }

    [Fact]
    public void What_was_not_changed_is_written_as_it_was() =>
        Json.Same(Everything, ChatRequest.Parse(Everything).ToJson());

    [Fact]
    public void A_text_is_the_message_of_a_user()
    {
        var request = ChatRequest.Parse("""{"input":"Hello!","model":"gpt-5"}""");
        Assert.Equal(new ChatPrompt([PromptMessage.User("Hello!")]), request.Prompt);
        ChatRequest changed = request with { Prompt = request.Prompt with { Messages = [request.Prompt.Messages[0] with { Parts = [new TextPart("Hi")] }] } };
        Json.Same("""{"input":"Hi","model":"gpt-5"}""", changed.ToJson());
    }

    [Fact]
    public void Changed_items_keep_what_is_not_known_of_them()
    {
        var request = ChatRequest.Parse(Everything);
        IReadOnlyList<PromptMessage> all = request.Prompt.Messages;
        PromptMessage rules = all[0] with { Parts = [new TextPart("Be.")] };
        PromptMessage call = all[4] with { Parts = [(ToolCallPart)all[4].Parts[0] with { Arguments = "[]" }] };
        PromptMessage result = all[5] with { Parts = [(ToolResultPart)all[5].Parts[0] with { Content = [new TextPart("cat")] }] };
        PromptMessage answer = all[9] with { Parts = [(TextPart)all[9].Parts[0] with { Text = "Cat." }] };
        ChatRequest changed = request with { Prompt = request.Prompt with { Messages = [rules, call, result, all[8], answer] } };
        string json = changed.ToJson();
        Json.Same("\"Be.\"", Json.Member(json, "instructions"));
        Json.Same(
            """
            [{"type":"function_call","id":"fc_1","call_id":"call_1","name":"look","arguments":"[]","status":"completed"},
             {"type":"function_call_output","call_id":"call_1","output":"cat"},
             {"type":"web_search_call","id":"ws_1","status":"completed"},
             {"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Cat.","annotations":[]}]}]
            """,
            Json.Member(json, "input"));
        Assert.Equal(changed, ChatRequest.Parse(json));
    }

    [Fact]
    public void Instructions_that_were_dropped_are_gone()
    {
        var request = ChatRequest.Parse("""{"instructions":"Be brief.","input":[{"role":"user","content":"Hi"}]}""");
        Json.Same("""{"input":[{"role":"user","content":"Hi"}]}""", (request with { Prompt = new ChatPrompt([request.Prompt.Messages[1]]) }).ToJson());
    }

    [Fact]
    public void A_message_of_words_and_calls_becomes_several_items()
    {
        ChatPrompt prompt = new([
            new PromptMessage(PromptRole.Assistant, [new ReasoningPart("Hm."), new TextPart("Let me look."), new ToolCallPart("1", "look", "{}")]),
            PromptMessage.ToolResult("1", "a cat"),
        ])
        {
            Tools = [new PromptTool("look")],
            ToolChoice = PromptToolChoice.Named("look"),
            ResponseFormat = new PromptResponseFormat("r", "{}"),
        };
        Json.Same(
            """
            {"input":[{"type":"reasoning","summary":[{"type":"summary_text","text":"Hm."}]},{"type":"message","role":"assistant","content":"Let me look."},
             {"type":"function_call","call_id":"1","name":"look","arguments":"{}"},{"type":"function_call_output","call_id":"1","output":"a cat"}],
             "tools":[{"type":"function","name":"look"}],"tool_choice":{"type":"function","name":"look"},"text":{"format":{"type":"json_schema","name":"r","schema":{}}},"max_output_tokens":5}
            """,
            new ChatRequest(ChatRequestKind.Responses, prompt) { MaxOutputTokens = 5 }.ToJson());
    }

    [Fact]
    public void Other_settings_of_the_text_stay()
    {
        var request = ChatRequest.Parse(Everything);
        string json = (request with { Prompt = request.Prompt with { ResponseFormat = null } }).ToJson();
        Json.Same("""{"verbosity":"low"}""", Json.Member(json, "text"));
    }

    [Fact]
    public void Names_have_no_place() =>
        Assert.Throws<InvalidOperationException>(() => new ChatRequest(ChatRequestKind.Responses, new ChatPrompt([PromptMessage.User("a") with { Name = "ann" }])).ToJson());
}
