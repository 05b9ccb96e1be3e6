using BytePair.Budgeting;
using OpenAI.Responses;

namespace BytePair.OpenAI.Tests.Responses;

/// <summary>Requests for responses cut to what fits, and given back as items of the SDK.</summary>
public sealed class ResponseFittingTests
{
    private static readonly ChatTokenCounter Counter = ChatTokenCounter.ForModel("gpt-4o");

    [Fact]
    public void Reasoning_a_call_and_its_answer_stay_or_go_together()
    {
        CreateResponseOptions options = new(
            "gpt-4o",
            [
                ResponseItem.CreateUserMessageItem("What is the weather in Oslo?"),
                ResponseItem.CreateReasoningItem("They want the weather."),
                ResponseItem.CreateFunctionCallItem("call_1", "weather", BinaryData.FromString("""{"city":"Oslo"}""")),
                ResponseItem.CreateFunctionCallOutputItem("call_1", "Snow, as ever, and more to come."),
                ResponseItem.CreateAssistantMessageItem("Snow."),
                ResponseItem.CreateUserMessageItem("Thanks!"),
            ])
        { Instructions = "Be brief." };
        PromptCount whole = Counter.Count(options);
        HashSet<int> sizes = [];
        long least = Counter.Count(new CreateResponseOptions("gpt-4o", [options.InputItems[^1]]) { Instructions = options.Instructions }).TotalTokens;
        for (long limit = least; limit <= whole.TotalTokens + whole.ErrorTokens; limit++)
        {
            FittedResponse fitted = Counter.FitToBudget(options, new ContextBudget((int)limit));
            bool[] kept = [.. options.InputItems.Select(fitted.Items.Contains)];
            Assert.True(kept[1] == kept[2] && kept[2] == kept[3] && kept[5]);
            Assert.Equal(options.InputItems.Where(fitted.Items.Contains), fitted.Items);
            Assert.Equal(options.InputItems.Except(fitted.Items), fitted.Dropped);
            Assert.Equal("Be brief.", fitted.Report.Prompt.Messages[0].Text);
            sizes.Add(fitted.Items.Count);
        }

        Assert.Contains(1, sizes);
        Assert.Contains(6, sizes);
    }

    [Fact]
    public void Items_are_put_in_place_of_those_of_the_request()
    {
        CreateResponseOptions options = new("gpt-4o", Enumerable.Range(0, 50).Select(i => ResponseItem.CreateUserMessageItem($"Remark {i}."))) { MaxOutputTokenCount = 40, Instructions = "Be brief." };
        FittedResponse fitted = Counter.FitToBudget(options, new ContextBudget(140));
        Assert.Equal(50, options.InputItems.Count);

        fitted.ReplaceItems(options);

        Assert.Equal(fitted.Items, options.InputItems);
        Assert.InRange(Counter.Count(options).TotalTokens, 80, 100);
    }

    [Fact]
    public void A_cut_answer_of_a_tool_and_a_summary_are_new_items()
    {
        ResponseItem[] items =
        [
            .. Enumerable.Range(0, 30).Select(i => ResponseItem.CreateUserMessageItem($"Remark {i}.")),
            ResponseItem.CreateFunctionCallItem("call_1", "read", BinaryData.FromString("{}")),
            ResponseItem.CreateFunctionCallOutputItem("call_1", string.Concat(Enumerable.Repeat("Snow and more snow. ", 100))),
        ];
        ConversationFitter cutting = new(Counter, new FittingOptions { CutsLargestTexts = true });
        FittedResponse cut = cutting.Fit(new CreateResponseOptions("gpt-4o", items), new ContextBudget(60));
        FunctionCallOutputResponseItem answer = Assert.IsType<FunctionCallOutputResponseItem>(cut.Items[^1]);
        Assert.Equal("call_1", answer.CallId);
        Assert.StartsWith("Snow and more snow.", answer.FunctionOutput, StringComparison.Ordinal);
        Assert.InRange(answer.FunctionOutput.Length, 20, 400);
        Assert.Same(items[^2], cut.Items[^2]);

        ConversationFitter summing = new(Counter, new FittingOptions { SummaryTokens = 40 });
        FittedResponse summed = summing.Fit(new CreateResponseOptions("gpt-4o", items[..30]), new ContextBudget(100), request => PromptMessage.Developer($"{request.Messages.Count} remarks."));
        Assert.Equal($"{summed.Dropped.Count} remarks.", Assert.IsAssignableFrom<MessageResponseItem>(summed.Items[0]).Content[0].Text);
    }

    [Fact]
    public void Items_that_a_patch_put_in_are_told_from_those_of_the_list()
    {
        CreateResponseOptions options = new("gpt-4o", [ResponseItem.CreateUserMessageItem("Hi")]);
        options.Patch.Set("$.input"u8, BinaryData.FromString("""[{"role":"user","content":"a"},{"role":"user","content":"b"},{"role":"user","content":"c"}]"""));
        Assert.Throws<NotSupportedException>(() => Counter.FitToBudget(options, new ContextBudget(100)));
    }
}
