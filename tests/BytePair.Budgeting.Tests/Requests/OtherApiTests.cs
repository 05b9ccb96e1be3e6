namespace BytePair.Budgeting.Tests.Requests;

/// <summary>Prompts that were read from a request for one part of the API, and are written for another.</summary>
public sealed class OtherApiTests
{
    private const string Chat = """
        {"messages":[
          {"role":"system","content":"Be brief."},
          {"role":"user","content":[{"type":"text","text":"Hi"},{"type":"image_url","image_url":{"url":"https://example.org/a.png","detail":"low"}}]},
          {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"look","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"call_1","content":[{"type":"text","text":"a cat"}]}],
         "tools":[{"type":"function","function":{"name":"look","parameters":{"type":"object"}}}],
         "tool_choice":{"type":"function","function":{"name":"look"}}}
        """;

    private const string Responses = """
        {"instructions":"Be brief.",
         "input":[
          {"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"},{"type":"input_image","image_url":"https://example.org/a.png","detail":"low"}]},
          {"type":"function_call","call_id":"call_1","name":"look","arguments":"{}"},
          {"type":"function_call_output","call_id":"call_1","output":[{"type":"input_text","text":"a cat"}]}]}
        """;

    [Fact]
    public void What_was_read_as_a_chat_is_written_for_responses() => Json.Same(
        """
        {"input":[
          {"type":"message","role":"system","content":"Be brief."},
          {"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"},{"type":"input_image","image_url":"https://example.org/a.png","detail":"low"}]},
          {"type":"function_call","call_id":"call_1","name":"look","arguments":"{}"},
          {"type":"function_call_output","call_id":"call_1","output":"a cat"}],
         "tools":[{"type":"function","name":"look","parameters":{"type":"object"}}],
         "tool_choice":{"type":"function","name":"look"}}
        """,
        new ChatRequest(ChatRequestKind.Responses, ChatRequest.Parse(Chat).Prompt).ToJson());

    [Fact]
    public void What_was_read_for_responses_is_written_as_a_chat() => Json.Same(
        """
        {"messages":[
          {"role":"developer","content":"Be brief."},
          {"role":"user","content":[{"type":"text","text":"Hi"},{"type":"image_url","image_url":{"url":"https://example.org/a.png","detail":"low"}}]},
          {"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"look","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"call_1","content":"a cat"}]}
        """,
        new ChatRequest(ChatRequestKind.ChatCompletions, ChatRequest.Parse(Responses).Prompt).ToJson());

    /// <summary>Instructions are no item; a request that is made anew of the same prompt has them still.</summary>
    [Fact]
    public void Instructions_stay_instructions() =>
        Json.Same(Responses, new ChatRequest(ChatRequestKind.Responses, ChatRequest.Parse(Responses).Prompt).ToJson());
}
