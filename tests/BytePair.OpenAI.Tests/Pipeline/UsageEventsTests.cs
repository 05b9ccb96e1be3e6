using System.Text;
using BytePair.Budgeting;
using BytePair.OpenAI.Pipeline;

namespace BytePair.OpenAI.Tests.Pipeline;

/// <summary>Usage found in streams of events, however they are cut.</summary>
public sealed class UsageEventsTests
{
    private const string Chat = "data: {\"choices\":[],\"usage\":null}\r\n\r\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":4}}}\n\ndata: [DONE]\n\n";
    private const string Response = "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"output\":[{\"usage\":7}],\"usage\":{\"input_tokens\":12,\"output_tokens\":5,\"output_tokens_details\":{\"reasoning_tokens\":2}}}}";

    [Theory]
    [InlineData(Chat, 12, 5, 4, 0)]
    [InlineData(Response, 12, 5, 0, 2)]
    public void They_are_found_wherever_the_stream_is_cut(string stream, long input, long output, long cached, long reasoning)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(stream);
        for (int size = 1; size <= bytes.Length; size++)
        {
            List<TokenUsage> found = [];
            UsageEvents events = new(found.Add);
            foreach (byte[] part in bytes.Chunk(size))
            {
                events.Add(part);
            }

            events.End();
            events.End();
            TokenUsage expected = new() { InputTokens = input, OutputTokens = output, CachedInputTokens = cached, ReasoningTokens = reasoning };
            Assert.Equal(expected, Assert.Single(found));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("data: {\"usage\":")]
    [InlineData("data: {\"usage\":7}\n")]
    [InlineData("data: {\"usage\":{\"prompt_tokens\":-1}}\n")]
    [InlineData("data: {\"choices\":[{\"usage\":{\"prompt_tokens\":1}}]}\n")]
    [InlineData("nodata: {\"usage\":{\"prompt_tokens\":1}}\n")]
    public void What_is_none_is_not_found(string stream)
    {
        List<TokenUsage> found = [];
        UsageEvents events = new(found.Add);
        events.Add(Encoding.UTF8.GetBytes(stream));
        events.End();
        Assert.Empty(found);
    }

    [Fact]
    public void A_line_without_end_is_let_go_and_the_next_is_read()
    {
        List<TokenUsage> found = [];
        UsageEvents events = new(found.Add);
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < 40; i++)
        {
            events.Add(megabyte);
        }

        events.Add("\ndata: {\"usage\":{\"input_tokens\":3}}"u8);
        events.End();
        Assert.Equal(3, Assert.Single(found).InputTokens);
    }
}
