using BytePair.Budgeting.Tests.Prompts;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Requests;

/// <summary>What is written is read again as the same, whatever it is, and however it was changed in between.</summary>
public sealed class RequestProperties
{
    [Fact]
    public void Chat_completions_come_back() =>
        Invariant.Holds(AnyPrompt.OfChatCompletions, any => ComesBack(ChatRequestKind.ChatCompletions, any.Value));

    [Fact]
    public void Responses_come_back() =>
        Invariant.Holds(AnyPrompt.OfResponses, any => ComesBack(ChatRequestKind.Responses, any.Value));

    /// <summary>Conversations as they are kept in files: a line each.</summary>
    [SharedFact]
    public void A_file_of_conversations_is_read_and_written_line_by_line()
    {
        var counter = ChatTokenCounter.ForModel("gpt-4o");
        var failures = new Failures();
        int[] kinds = new int[2];
        foreach (string line in File.ReadLines(Repository.SharedPathOf("corpora", "chat.jsonl")))
        {
            failures.Check(line[..40], () =>
            {
                var request = ChatRequest.Parse(line);
                Json.Same(line, request.ToJson());
                PromptCount count = counter.Count(request.Prompt);
                bool isPlain = request.Prompt.Tools.Count == 0 && request.Prompt.Messages.All(message => message.Parts.All(part => part is TextPart));
                long plain = 3 + request.Prompt.Messages.Sum(message => 4L + counter.TextCounter.CountTokens(message.Text));
                Assert.Equal(isPlain, count.IsExact);
                Assert.True(isPlain ? count.TotalTokens == plain : count.TotalTokens > plain, $"{count} where the text takes {plain}");
                kinds[isPlain ? 1 : 0]++;
            });
        }

        failures.AssertNone();
        Assert.All(kinds, kind => Assert.True(kind > 100));
    }

    private static void ComesBack(ChatRequestKind kind, ChatPrompt prompt)
    {
        ChatRequest made = new(kind, prompt) { Model = "m", MaxOutputTokens = 7 };
        string json = made.ToJson();
        var read = ChatRequest.Parse(json);
        Assert.Equal(made, read);
        Assert.Equal(json, read.ToJson());

        ChatRequest changed = read with
        {
            Model = null,
            MaxOutputTokens = 8,
            Prompt = read.Prompt with
            {
                Messages = [.. read.Prompt.Messages.Skip(1).Select(Cut)],
                Tools = [.. read.Prompt.Tools.Take(1)],
                ToolChoice = null,
                ResponseFormat = null,
            },
        };
        Assert.Equal(changed, ChatRequest.Parse(changed.ToJson()));
    }

    /// <summary>The message without the end of its first text.</summary>
    private static PromptMessage Cut(PromptMessage message)
    {
        PromptPart? first = message.Parts.FirstOrDefault(part => part is TextPart);
        return first is TextPart text
            ? message with { Parts = [.. message.Parts.Select(part => ReferenceEquals(part, first) ? text with { Text = text.Text[..(text.Text.Length / 2)].TrimEnd('\uD83D') } : part)] }
            : message;
    }
}
