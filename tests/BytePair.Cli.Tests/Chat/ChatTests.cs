using System.Text;
using System.Text.Json;
using BytePair.Budgeting;

namespace BytePair.Cli.Tests.Chat;

public sealed class ChatTests
{
    private const string Request =
        """
        {"model":"gpt-4o","max_completion_tokens":1000,"seed":7,"messages":[
          {"role":"system","content":"You are a helpful assistant."},
          {"role":"user","content":[{"type":"text","text":"What is in this picture?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAABAAAAAMACAIAAAA="}}]},
          {"role":"assistant","content":"A cat on a mat."},
          {"role":"user","content":"And the weather?"}],
         "tools":[{"type":"function","function":{"name":"get_weather","description":"The weather of a place.","parameters":{"type":"object","properties":{"place":{"type":"string"}}}}}]}
        """;

    private static readonly PromptCount Expected = ChatTokenCounter.ForModel("gpt-4o").Count(ChatRequest.Parse(Request).Prompt);

    [Fact]
    public void Json_has_all_that_the_library_counts()
    {
        Outcome outcome = Bytepair.RunWith(Request, "chat", "--json");

        Bytepair.AssertSuccess(outcome);
        JsonElement json = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal(Expected.TotalTokens, json.GetProperty("tokens").GetInt64());
        Assert.Equal(Expected.ErrorTokens, json.GetProperty("errorTokens").GetInt64());
        JsonElement[] messages = [.. json.GetProperty("messages").EnumerateArray()];
        Assert.Equal(["system", "user", "assistant", "user"], messages.Select(message => message.GetProperty("role").GetString()));
        JsonElement image = Assert.Single(messages[1].GetProperty("items").EnumerateArray(), item => item.GetProperty("kind").GetString() == "image");
        Assert.Equal(765, image.GetProperty("tokens").GetInt32());
        Assert.Equal(
            Expected.TotalTokens,
            messages.Concat(json.GetProperty("rest").EnumerateArray()).Sum(item => item.GetProperty("tokens").GetInt64()));
        JsonElement tool = Assert.Single(json.GetProperty("tools").EnumerateArray());
        Assert.InRange(tool.GetProperty("tokens").GetInt64(), 10, 60);
        Assert.Equal(128_000 - 1000 - Expected.TotalTokens - Expected.ErrorTokens, json.GetProperty("window").GetProperty("tokensLeft").GetInt64());
        Assert.Equal(
            CostCalculator.ForModel("gpt-4o").Calculate(new TokenUsage { InputTokens = Expected.TotalTokens, OutputTokens = 1000 }).Total,
            json.GetProperty("cost").GetProperty("withReservedOutput").GetDecimal());
    }

    [Fact]
    public void A_table_has_a_row_for_each_message_image_and_tool()
    {
        Outcome outcome = Bytepair.RunWith(Request, "chat", "--reserve", "500");

        Bytepair.AssertSuccess(outcome);
        Assert.Matches(@"765  \S.* +image ", outcome.Text);
        Assert.Contains("0 system", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("tool get_weather", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Window: 128,000 tokens of gpt-4o, 500 of them for the answer; ", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("with an answer of 500 tokens", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', outcome.Text);
    }

    [Fact]
    public void Over_the_limit_is_exit_code_1()
    {
        Assert.Equal(1, Bytepair.RunWith(Request, "chat", "--limit", "100").ExitCode);
        Assert.Equal(0, Bytepair.RunWith(Request, "chat", "--limit", "1000").ExitCode);
        Assert.Equal(1, Bytepair.RunWith(Request, "chat", "--model", "gpt-4", "--reserve", "8192").ExitCode);
    }

    [Fact]
    public void Fit_writes_the_request_without_what_has_no_room()
    {
        Outcome outcome = Bytepair.RunWith(Request, "chat", "--fit", "--limit", "150");

        Assert.Equal(0, outcome.ExitCode);
        var fitted = ChatRequest.Parse(outcome.Text);
        Assert.Equal([PromptRole.System, PromptRole.Assistant, PromptRole.User], fitted.Prompt.Messages.Select(message => message.Role));
        Assert.Equal(7, JsonDocument.Parse(outcome.Text).RootElement.GetProperty("seed").GetInt32());
        Assert.InRange(ChatTokenCounter.ForModel("gpt-4o").Count(fitted.Prompt).TotalTokens, 1, 150);
        Assert.StartsWith("bytepair: standard input: of 4 messages, 1 dropped for want of room; ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_fit_is_exit_code_1()
    {
        Outcome outcome = Bytepair.RunWith(Request, "chat", "--fit", "--limit", "10");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Text);
        Assert.Contains("can't fit: what must stay takes ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_have_a_request_each()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("train.jsonl", """
            {"messages":[{"role":"user","content":"hello"}]}

            {"messages":[{"role":"nobody","content":"hello"}]}
            {"model":"gpt-5","input":"Hello!"}
            """);

        Outcome text = Bytepair.Run("chat", "-m", "gpt-4o", file);
        Outcome json = Bytepair.Run("chat", "-m", "gpt-4o", file, "--json");

        Bytepair.AssertFailure(text, "train.jsonl', line 3: $.messages[0].role");
        Assert.EndsWith(" tokens in 2 requests\n", text.Text, StringComparison.Ordinal);
        Assert.Equal(2, json.ExitCode);
        Assert.Equal([1, 4], json.Text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void What_cannot_be_counted_is_told()
    {
        const string Stored = """{"model":"gpt-5","previous_response_id":"resp_1","input":"Hello!","tools":[{"type":"web_search"}]}""";

        Outcome outcome = Bytepair.RunWith(Stored, "chat");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("1 of its parts can't be counted", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("the service adds what it has stored", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("not counted", outcome.Text, StringComparison.Ordinal);
        Bytepair.AssertSuccess(Bytepair.RunWith(Stored, "chat", "--quiet"));
    }

    [Theory]
    [InlineData("the request names no model", """{"messages":[]}""")]
    [InlineData("unknown model 'gpt-nil'", """{"messages":[]}""", "-m", "gpt-nil")]
    [InlineData("isn't one for chats", """{"messages":[]}""", "-m", "text-embedding-3-small")]
    [InlineData("The JSON isn't well-formed", "{")]
    [InlineData("needs the member 'messages'", "{}")]
    [InlineData("leave --json out", "{}", "--fit", "--json")]
    [InlineData("give that too", "{}", "--cut")]
    public void What_is_wrong_is_said(string says, string request, params string[] arguments) =>
        Bytepair.AssertFailure(Bytepair.RunWith(Encoding.UTF8.GetBytes(request), ["chat", .. arguments]), says);

    [UnixFact]
    public void A_reader_that_leaves_is_no_error()
    {
        // Endless input.
        Outcome outcome = Bytepair.RunShell("""yes '{"model":"gpt-4o","messages":[]}' 2> /dev/null | { bytepair chat --jsonl --json; echo $? >&2; } | head -n 1""");

        Assert.StartsWith("""{"line":1,"model":"gpt-4o",""", outcome.Text, StringComparison.Ordinal);
        Assert.Equal("0\n", outcome.Error);
    }
}
