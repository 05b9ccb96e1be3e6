using System.Text;

namespace BytePair.Budgeting.Tests.Requests;

/// <summary>Bad requests: what is wrong is said with its place and with what would be right; nothing else is thrown.</summary>
public sealed class BadRequestTests
{
    [Theory]
    [InlineData("", "well-formed")]
    [InlineData("{", "well-formed")]
    [InlineData("[]", "object")]
    [InlineData("{}", "$ is no request: it needs the member 'messages' (chat completions) or 'input' (responses).")]
    [InlineData("""{"messages":7}""", "$.messages has to be an array, and it is a number (7).")]
    [InlineData("""{"messages":[[]]}""", "$.messages[0] has to be an object, and it is an array.")]
    [InlineData("""{"messages":[{}]}""", "$.messages[0] needs the member 'role'.")]
    [InlineData("""{"messages":[{"role":"king"}]}""", "$.messages[0].role has to be one of system, developer, user, assistant, tool, function.")]
    [InlineData("""{"messages":[{"role":"user"},{"role":"user","content":true}]}""", "$.messages[1].content has to be a text, an array of parts, or null, and it is true.")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"text","text":1.5}]}]}""", "$.messages[0].content[0].text has to be a text, and it is a number (1.5).")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"a","detail":"max"}}]}]}""", "$.messages[0].content[0].image_url.detail has to be one of auto, low, high, original.")]
    [InlineData("""{"messages":[{"role":"tool","content":"a"}]}""", "$.messages[0] needs the member 'tool_call_id'.")]
    [InlineData("""{"messages":[{"role":"assistant","tool_calls":[{"id":"1","type":"odd"}]}]}""", "$.messages[0].tool_calls[0].type has to be function or custom.")]
    [InlineData("""{"messages":[],"tools":[{"type":"function","function":{"name":"f","parameters":[]}}]}""", "$.tools[0].function.parameters has to be an object, and it is an array.")]
    [InlineData("""{"messages":[],"tool_choice":"never"}""", "$.tool_choice has to be one of auto, none, required, or an object that names a tool.")]
    [InlineData("""{"messages":[],"max_tokens":-1}""", "$.max_tokens has to be a whole number, 0 or more, and it is a number (-1).")]
    [InlineData("""{"input":false}""", "$.input has to be a text or an array of items, and it is false.")]
    [InlineData("""{"input":[{"type":"function_call","call_id":"1","name":"f"}]}""", "$.input[0] needs the member 'arguments'.")]
    [InlineData("""{"messages":[{"role":"user","content":"\ud800"}]}""", "at byte 38, with half a surrogate pair")]
    [InlineData("""{"messages":[],"\udc00":1}""", "at byte 15, with half a surrogate pair")]
    public void What_is_wrong_is_said_with_its_place(string json, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => ChatRequest.Parse(json)).Message);

    /// <summary>No theory: half a pair doesn't survive in an attribute.</summary>
    [Fact]
    public void Half_a_surrogate_pair_in_a_string_is_refused() =>
        Assert.Contains("half a surrogate pair at index 20", Assert.Throws<FormatException>(() => ChatRequest.Parse("{\"messages\":[],\"a\":\"\uD800\"}")).Message);

    [Fact]
    public void Nesting_is_bounded()
    {
        static string Nested(int levels) => """{"messages":[],"x":""" + new string('[', levels) + new string(']', levels) + "}";
        Assert.Empty(ChatRequest.Parse(Nested(63)).Prompt.Messages);
        Assert.Throws<FormatException>(() => ChatRequest.Parse(Nested(64)));
        Assert.Throws<FormatException>(() => ChatRequest.Parse(Nested(1_000_000)));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_and_a_byte_order_mark_is_skipped()
    {
        byte[] bad = [.. """{"messages":[],"a":" """u8, 0xFF, .. "\"}"u8];
        Assert.Throws<FormatException>(() => ChatRequest.Parse(bad));
        byte[] marked = [0xEF, 0xBB, 0xBF, .. """{"messages":[]}"""u8];
        Assert.Empty(ChatRequest.Parse(marked).Prompt.Messages);
    }

    /// <summary>Any damage to a request is either no damage, or a FormatException.</summary>
    [Fact]
    public void A_damaged_request_is_read_or_refused()
    {
        byte[] good = Encoding.UTF8.GetBytes("""{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"\u00e9\ud83d\ude00"}]},{"role":"assistant","tool_calls":[{"id":"1","function":{"name":"f","arguments":"{}"}}]}],"tools":[{"type":"function","function":{"name":"f","parameters":{"a":[1]}}}],"tool_choice":"auto","max_tokens":5}""");
        var random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. good];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : "{}[]\",:\\0truenul "u8[random.Next(17)];
            }

            try
            {
                var request = ChatRequest.Parse(bytes);
                Assert.Equal(request, ChatRequest.Parse(request.ToJson()));
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 10_000, 19_999);
    }
}
