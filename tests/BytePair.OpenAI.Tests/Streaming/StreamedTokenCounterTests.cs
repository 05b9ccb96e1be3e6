using BytePair.OpenAI.Tests.Support;
using BytePair.Tests.Properties;
using FsCheck.Fluent;
using OpenAI.Chat;
using OpenAI.Responses;

namespace BytePair.OpenAI.Tests.Streaming;

/// <summary>Answers counted while they stream in.</summary>
public sealed class StreamedTokenCounterTests(Served served) : IClassFixture<Served>
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForModel("gpt-4o");

    /// <summary>Texts, refusals and calls come in turns, cut anywhere, even between the halves of a surrogate pair: each is counted as the whole that it is.</summary>
    [Fact]
    public void Each_text_is_counted_as_a_whole_after_every_update() => Invariant.Holds(
        Gen.Choose(0, 4).Zip(Gen.Elements("Hel", "lo, w", "\ud83d", "\ude42", "  ", "\n\n", "don", "'t", "12", "345", "")).ListOf().ToArbitrary(),
        parts =>
        {
            StreamedTokenCounter chat = new(Tokenizer);
            StreamedTokenCounter response = new(Tokenizer);
            Dictionary<int, string> texts = [];
            foreach ((int place, string part) in parts)
            {
                texts[place] = texts.GetValueOrDefault(place, string.Empty) + part;
                long expected = texts.Values.Sum(text => (long)Tokenizer.CountTokens(text));
                Assert.Equal(expected, chat.Add(ChatUpdate(place, part)));
                Assert.Equal(expected, response.Add(ResponseUpdate(place, part)));
                Assert.Equal(expected, chat.Count);
            }
        },
        cases: 200);

    [Fact]
    public async Task A_streamed_chat_is_counted_as_it_is_billed()
    {
        ChatMessage[] messages = [new UserChatMessage("Tell me: 日本語 🙂🙃 isn't it 12345?")];
        StreamedTokenCounter counter = new(Tokenizer);
        string text = string.Empty;
        await foreach (StreamingChatCompletionUpdate update in served.Chat().CompleteChatStreamingAsync(messages))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
            Assert.Equal(Tokenizer.CountTokens(text), counter.Add(update));
        }

        Assert.Equal((counter.Count, Budgeting.ChatTokenCounter.ForModel("gpt-4o").Count(messages).TotalTokens), (counter.ReportedTokens!.Value, counter.ReportedPromptTokens!.Value));
    }

    [Fact]
    public async Task A_streamed_call_is_counted_with_its_name()
    {
        BinaryData schema = BinaryData.FromString("""{"type":"object"}""");
        StreamedTokenCounter chat = new(Tokenizer);
        ChatCompletionOptions options = new() { Tools = { ChatTool.CreateFunctionTool("weather", functionParameters: schema) }, ToolChoice = ChatToolChoice.CreateRequiredChoice() };
        await foreach (StreamingChatCompletionUpdate update in served.Chat().CompleteChatStreamingAsync([new UserChatMessage("Hi")], options))
        {
            chat.Add(update);
        }

        StreamedTokenCounter response = new(Tokenizer);
        CreateResponseOptions request = new("gpt-4o", [ResponseItem.CreateUserMessageItem("Hi")])
        {
            StreamingEnabled = true,
            Tools = { ResponseTool.CreateFunctionTool("weather", schema, strictModeEnabled: false) },
            ToolChoice = ResponseToolChoice.CreateRequiredChoice(),
        };
        await foreach (StreamingResponseUpdate update in served.Responses().CreateResponseStreamingAsync(request))
        {
            response.Add(update);
        }

        long expected = Tokenizer.CountTokens("weather") + Tokenizer.CountTokens("""{"said":"so"}""");
        Assert.Equal((expected, expected), (chat.Count, response.Count));
        Assert.Equal((expected, expected), (chat.ReportedTokens!.Value, response.ReportedTokens!.Value));
    }

    [Fact]
    public void Nothing_is_nothing()
    {
        StreamedTokenCounter counter = new(Tokenizer);
        Assert.Equal((0L, null, null), (counter.Count, counter.ReportedTokens, counter.ReportedPromptTokens));
        Assert.Throws<ArgumentNullException>("update", () => counter.Add((StreamingChatCompletionUpdate)null!));
        Assert.Throws<ArgumentNullException>("tokenizer", () => new StreamedTokenCounter(null!));
    }

    private static StreamingChatCompletionUpdate ChatUpdate(int place, string part) => place switch
    {
        0 => OpenAIChatModelFactory.StreamingChatCompletionUpdate(contentUpdate: new ChatMessageContent(part)),
        1 => OpenAIChatModelFactory.StreamingChatCompletionUpdate(refusalUpdate: part),
        _ => OpenAIChatModelFactory.StreamingChatCompletionUpdate(toolCallUpdates: [OpenAIChatModelFactory.StreamingChatToolCallUpdate(index: place, functionName: part)]),
    };

    private static StreamingResponseUpdate ResponseUpdate(int place, string part) => place switch
    {
        0 => new StreamingResponseOutputTextDeltaUpdate { OutputIndex = 1, ContentIndex = 1, Delta = part },
        1 => new StreamingResponseRefusalDeltaUpdate { OutputIndex = 1, ContentIndex = 1, Delta = part },
        2 => new StreamingResponseReasoningTextDeltaUpdate { OutputIndex = 0, Delta = part },
        3 => new StreamingResponseOutputTextDeltaUpdate { OutputIndex = 1, ContentIndex = 0, Delta = part },
        _ => new StreamingResponseCodeInterpreterCallCodeDeltaUpdate { OutputIndex = 2, Delta = part },
    };
}
