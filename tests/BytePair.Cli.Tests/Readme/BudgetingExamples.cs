// snippet: budgeting
using BytePair.Budgeting;
// end

namespace BytePair.Cli.Tests.Readme;

/// <summary>The README's examples of budgets, run as they are printed.</summary>
public sealed class BudgetingExamples
{
    [Fact]
    public void Models_and_counts()
    {
        // snippet: budgeting
        ModelMatch match = ModelCatalog.Default.Find("ft:gpt-4.1-mini:my-org::abc");      // FineTuned: as gpt-4.1-mini
        int? window = match.Model.ContextWindow;                    // 1047576

        ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        PromptCount count = counter.Count(new ChatPrompt([PromptMessage.System("You are a helpful assistant."), PromptMessage.User("Hello!")]));
        long tokens = count.TotalTokens;                            // 19
        bool exact = count.IsExact;                                 // true; what is estimated says its rule and error

        ContextBudget budget = ContextBudget.ForModel("gpt-5") with { ReservedOutputTokens = 8_000, ReservedReasoningTokens = 16_000 };
        int input = budget.InputLimit;                              // 272000: stated apart from the window of 400000

        TokenCost cost = CostCalculator.ForModel("gpt-5.4").Calculate(new TokenUsage { InputTokens = 300_000, OutputTokens = 10_000 });
        Console.WriteLine(cost);                                    // $1.725 for gpt-5.4 (prices as of 2026-11-21, long context)
        // end

        Assert.Equal(ModelMatchKind.FineTuned, match.Kind);
        Assert.Equal("gpt-4.1-mini", match.Model.BaseModel ?? match.Model.Name);
        Assert.Equal(1047576, window);
        Assert.Equal(19, tokens);
        Assert.True(exact);
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
            ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");

            // snippet: fitting
            var fitter = new ConversationFitter(counter, new FittingOptions { CutsLargestTexts = true });
            foreach (string line in File.ReadLines("chat.jsonl"))       // a request of the API in each line
            {
                ChatRequest request = ChatRequest.Parse(line);
                FittedPrompt fitted = fitter.Fit(request.Prompt, maxTokens: 1_000);

                Console.WriteLine($"{fitted.Count.TotalTokens} tokens, {fitted.Dropped.Count} messages dropped");
                string json = (request with { Prompt = fitted.Prompt }).ToJson();
            }
            // end

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
    public void Chunks_embeddings_and_pieces()
    {
        // snippet: chunks, embeddings, pieces
        string guide = "# Guide\n\nRead me.\n\n## Install\n\nRun it.";
        BpeTokenizer embedding = BpeTokenizer.ForModel("text-embedding-3-small");
        var chunker = new TextChunker(embedding, new TextChunkerOptions { MaxTokens = 20, OverlapTokens = 4, Format = ChunkFormat.Markdown });
        TextChunk[] chunks = [.. chunker.Chunk(guide)];
        string path = string.Join(" / ", chunks[1].Headings);           // Guide / Install

        var packer = new EmbeddingPacker(embedding);                    // 8,191 tokens an input, 2,048 inputs and 300,000 tokens a request
        foreach (EmbeddingBatch batch in packer.Pack(chunks.Select(chunk => chunk.ToString())))
        {
            Console.WriteLine($"{batch.Texts.Count} texts, {batch.TokenCount} tokens");      // 2 texts, 12 tokens
        }

        ComposedPrompt composed = new PromptBuilder()
            .Text("Answer from the notes.\n")
            .List(["- oldest note\n", "- older note\n", "- newest note\n"], priority: 1, keep: PromptListKeep.Last)
            .Text("Question: what now?\n")
            .Reserve(20)                                                // room for the answer
            .Compose(embedding, maxTokens: 40);
        bool newestKept = composed.Text.Contains("newest", StringComparison.Ordinal);        // true; the oldest went first
        // end

        Assert.Equal("Guide / Install", path);
        Assert.Equal("2 texts, 12 tokens", string.Join("; ", packer.Pack(chunks.Select(chunk => chunk.ToString())).Select(batch => $"{batch.Texts.Count} texts, {batch.TokenCount} tokens")));
        Assert.True(newestKept);
        Assert.DoesNotContain("oldest", composed.Text, StringComparison.Ordinal);
        Assert.InRange(composed.TokenCount + composed.ReservedTokens, 1, 40);
    }
}
