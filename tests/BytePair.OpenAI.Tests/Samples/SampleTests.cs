using System.Globalization;
using System.Net;
using System.Text;
using BytePair.Budgeting;
using BytePair.OpenAI.Tests.Support;

namespace BytePair.OpenAI.Tests.Samples;

/// <summary>Every sample, run as its reader would, against a server that speaks OpenAI's wire format.</summary>
public sealed class SampleTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public void Every_sample_has_a_test() => Assert.Equal(
        ["EmbeddingPipeline", "NeverOverflowingChat", "StreamingCounter", "TokenLimitedApi"], Sample.Names.Order());

    [Fact]
    public async Task The_chat_never_overflows()
    {
        // Six questions of some 2,000 tokens, answered by as many: far more than the 8,192 of the model's window.
        string[] questions = [.. Enumerable.Range(0, 6).Select(i => $"Question {i}: " + string.Concat(Enumerable.Repeat("word ", 2_000)).Trim())];
        string[] lines = await Sample.RunAsync("NeverOverflowingChat", served, string.Join('\n', questions) + "\n");
        Assert.Equal(12, lines.Length);
        int left = 0;
        for (int i = 0; i < questions.Length; i++)
        {
            Assert.StartsWith($"You said: Question {i}: word word", lines[2 * i], StringComparison.Ordinal);
            string[] words = lines[(2 * i) + 1].Split(' ');
            Assert.Equal(words[0].TrimStart('['), words[3]);
            Assert.InRange(Number(words[3]), 2_000, 8_192 - 500);
            left += Number(words[5]);
        }

        Assert.True(left > 3);
    }

    [Fact]
    public async Task The_pipeline_embeds_all_and_finds_what_is_alike()
    {
        string longText = string.Concat(Enumerable.Repeat("alpha beta ", 6_000));
        string[] lines = await Sample.RunAsync("EmbeddingPipeline", served, $"the cat sat on the mat\na quite different sentence here\n\n{longText}\nthe cat sat on a mat\n");
        int tokens = new[] { "the cat sat on the mat", "a quite different sentence here", longText, "the cat sat on a mat" }.Sum(text => BpeTokenizer.ForModel("text-embedding-3-small").CountTokens(text));
        Assert.Equal($"4 texts, {tokens} tokens, 1 in parts", lines[0]);
        Assert.StartsWith("most alike: 0 and 4 (0.", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stream_is_counted_as_it_is_billed()
    {
        string[] lines = await Sample.RunAsync("StreamingCounter", served, input: "", "How", "many", "tokens?");
        string text = "You said: How many tokens?";
        int tokens = BpeTokenizer.ForModel("gpt-4o").CountTokens(text);
        Assert.Equal(text, string.Concat(lines[..^2].Select(line => line[6..])));
        Assert.Equal(tokens, Number(lines[^3][..4]));
        long prompt = ChatTokenCounter.ForModel("gpt-4o").Count(new ChatPrompt([PromptMessage.User("How many tokens?")])).TotalTokens;
        Assert.Equal([$"counted: {prompt} in, {tokens} out", $"billed:  {prompt} in, {tokens} out"], lines[^2..]);
    }

    [Fact]
    public async Task The_API_answers_what_is_short_and_refuses_what_is_not()
    {
        await using Sample api = Sample.Start("TokenLimitedApi", served, ("MAX_PROMPT_TOKENS", "100"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        string started = await api.ReadLineAsync("At most 100 tokens a question: http://127.0.0.1:");
        using HttpClient client = new();
        Uri address = new(started.Split(' ')[^1]);

        using HttpResponseMessage answer = await client.PostAsync(address, new StringContent("Hello!"));
        Assert.Equal((HttpStatusCode.OK, "You said: Hello!"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("counted 9 tokens, billed 9", await api.ReadLineAsync("counted"));

        int before = served.Server.Received.Count;
        using HttpResponseMessage refusal = await client.PostAsync(address, new StringContent(new StringBuilder().Insert(0, "word ", 200).ToString()));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refusal.StatusCode);
        Assert.Contains("more than the 100 that it may have", await refusal.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, served.Server.Received.Count);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
