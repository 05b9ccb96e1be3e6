using BytePair.Budgeting;

namespace BytePair.Cli.Tests.Readme;

/// <summary>The README's examples of budgets, run as they are printed.</summary>
[Collection(ExamplesCollection.Name)]
public sealed class BudgetingExamples
{
    [Fact]
    public void Models_budgets_and_costs()
    {
        // snippet: models, budgets, costs
        ModelMatch match = ModelCatalog.Default.Find("ft:gpt-4.1-mini:my-org::abc");      // FineTuned: as gpt-4.1-mini
        int? window = match.Model.ContextWindow;                    // 1047576

        ContextBudget budget = ContextBudget.ForModel("gpt-5") with { ReservedOutputTokens = 8_000, ReservedReasoningTokens = 16_000 };
        int input = budget.InputLimit;                              // 272000: stated apart from the window of 400000

        TokenCost cost = CostCalculator.ForModel("gpt-5.4").Calculate(new TokenUsage { InputTokens = 300_000, OutputTokens = 10_000 });
        Console.WriteLine(cost);                                    // $1.725 for gpt-5.4 (prices as of 2026-11-21, long context)
        // end

        Assert.Equal(ModelMatchKind.FineTuned, match.Kind);
        Assert.Equal("gpt-4.1-mini", match.Model.BaseModel ?? match.Model.Name);
        Assert.Equal(1047576, window);
        Assert.Equal(272_000, input);
        Assert.Equal("$1.725 for gpt-5.4 (prices as of 2026-11-21, long context)", cost.ToString());
    }

    [Fact]
    public void A_conversation_is_fitted()
    {
        string before = Environment.CurrentDirectory;
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        Environment.CurrentDirectory = folder.FullName;
        try
        {
            File.WriteAllLines("chat.jsonl", Enumerable.Range(1, 40).Select(turns =>
                $$"""{"messages":[{"role":"system","content":"Be brief."},{{string.Join(",", Enumerable.Range(0, turns).Select(i => $$"""{"role":"user","content":"Question {{i}}?"},{"role":"assistant","content":"{{new string('x', 400)}}"}"""))}}]}"""));

            // snippet: requests
            var fitter = new ConversationFitter(ChatTokenCounter.ForModel("gpt-4o"), new FittingOptions { CutsLargestTexts = true });
            foreach (string line in File.ReadLines("chat.jsonl"))       // a request of the API in each line
            {
                ChatRequest request = ChatRequest.Parse(line);
                FittedPrompt fitted = fitter.Fit(request.Prompt, maxTokens: 1_000);

                Console.WriteLine($"{fitted.Count.TotalTokens} tokens, {fitted.Dropped.Count} messages dropped");
                string json = (request with { Prompt = fitted.Prompt }).ToJson();
            }
            // end

            ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
            foreach (string line in File.ReadLines("chat.jsonl"))
            {
                FittedPrompt fitted = fitter.Fit(ChatRequest.Parse(line).Prompt, maxTokens: 1_000);
                Assert.InRange(counter.Count(fitted.Prompt).TotalTokens, 1, 1_000);
                Assert.Equal("Be brief.", fitted.Prompt.Messages[0].Text);
            }
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Prompts_of_pieces()
    {
        // snippet: pieces
        ComposedPrompt composed = new PromptBuilder()
            .Text("Answer from the notes.\n")
            .List(["- oldest note\n", "- older note\n", "- newest note\n"], priority: 1, keep: PromptListKeep.Last)
            .Text("Question: what now?\n")
            .Reserve(20)                                            // room for the answer
            .Compose(BpeTokenizer.ForModel("gpt-4o"), maxTokens: 40);
        bool newestKept = composed.Text.Contains("newest", StringComparison.Ordinal);    // true; the oldest went first
        // end

        Assert.True(newestKept);
        Assert.DoesNotContain("oldest", composed.Text, StringComparison.Ordinal);
        Assert.InRange(composed.TokenCount + composed.ReservedTokens, 1, 40);
    }
}
