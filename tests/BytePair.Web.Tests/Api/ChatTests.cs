using System.Text.Json;
using BytePair.Budgeting;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Api;

public sealed class ChatTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Request =
        """
        {
          "model": "gpt-4o",
          "messages": [
            {"role": "system", "content": "You are a helpful assistant."},
            {"role": "user", "name": "ann", "content": [{"type": "text", "text": "What is this?"}, {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}, {"type": "file", "file": {"file_id": "f"}}]},
            {"role": "assistant", "tool_calls": [{"id": "c1", "type": "function", "function": {"name": "look", "arguments": "{}"}}]},
            {"role": "tool", "tool_call_id": "c1", "content": "A cat."}
          ],
          "tools": [{"type": "function", "function": {"name": "look", "description": "Looks.", "parameters": {"type": "object", "properties": {}}}}]
        }
        """;

    [Fact]
    public async Task Messages_tools_and_the_rest_add_up_to_the_whole()
    {
        JsonElement answer = await server.Ask("/api/chat", new { request = JsonSerializer.Deserialize<JsonElement>(Request) });
        ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        PromptCount expected = ChatTokenCounter.Create(counter.TextCounter, counter.Rules with { UncountableParts = UncountablePartHandling.Skip }).Count(ChatRequest.Parse(Request).Prompt);

        Assert.Equal("gpt-4o", answer.GetProperty("model").GetString());
        Assert.Equal(expected.TotalTokens, answer.GetProperty("tokens").GetInt64());
        Assert.Equal(expected.UncountedParts, answer.GetProperty("uncountedParts").GetInt32());
        Assert.Equal(1, expected.UncountedParts);
        JsonElement[] messages = [.. answer.GetProperty("messages").EnumerateArray()];
        Assert.Equal(["system", "user", "assistant", "tool"], messages.Select(message => message.GetProperty("role").GetString()));
        Assert.Equal("ann", messages[1].GetProperty("name").GetString());
        Assert.Equal(
            expected.TotalTokens,
            messages.Sum(message => message.GetProperty("tokens").GetInt64()) + answer.GetProperty("overhead").EnumerateArray().Sum(item => item.GetProperty("tokens").GetInt64()));
        Assert.Contains("tools", answer.GetProperty("overhead").EnumerateArray().Select(item => item.GetProperty("kind").GetString()));
        Assert.Equal(128000, answer.GetProperty("window").GetProperty("size").GetInt32());
        Assert.True(answer.GetProperty("price").GetProperty("input").GetDecimal() > 0);
    }

    [Fact]
    public async Task Another_model_or_encoding_may_be_asked_for()
    {
        JsonElement request = JsonSerializer.Deserialize<JsonElement>("""{"model":"gpt-4o","messages":[{"role":"user","content":"hello"}]}""");

        Assert.Equal("gpt-4", (await server.Ask("/api/chat", new { request, model = "gpt-4" })).GetProperty("model").GetString());
        JsonElement ofEncoding = await server.Ask("/api/chat", new { request, encoding = "cl100k_base" });
        Assert.Equal(8, ofEncoding.GetProperty("tokens").GetInt64());
        Assert.False(ofEncoding.TryGetProperty("model", out _));
    }

    [Theory]
    [InlineData("""{}""", "no_request")]
    [InlineData("""{"request":{}}""", "invalid_request")]
    [InlineData("""{"request":{"messages":[{"role":"user"},7]}}""", "invalid_request")]
    [InlineData("""{"request":{"messages":[]},"model":"text-embedding-3-small"}""", "no_chat")]
    [InlineData("""{"request":{"messages":[]},"encoding":"r50k_base"}""", "no_chat")]
    [InlineData("""{"request":{"messages":[],"model":"gpt-nope"}}""", "unknown_model")]
    public async Task What_is_wrong_is_said(string body, string code)
    {
        using HttpResponseMessage response = await server.Post("/api/chat", body);
        await RunningServer.AssertError(response, 400, code);
    }
}
