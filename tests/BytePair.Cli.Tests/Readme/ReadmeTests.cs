namespace BytePair.Cli.Tests.Readme;

/// <summary>The README says what is so: its examples are those that run, its commands and tables those of the program.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Readme = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Its_code_is_the_code_that_runs()
    {
        string[] shown = [.. CodeBlocks()];
        string[] run = [.. RunSnippets()];

        Assert.NotEmpty(shown);
        Assert.Equal(run, shown);
    }

    [Fact]
    public void Its_command_counts_its_tokens()
    {
        Assert.Contains("    dotnet run -c Release --project src/BytePair.Cli -- count README.md", Readme);

        string path = Path.Combine(Repository.Root, "README.md");
        Outcome outcome = Bytepair.Run("count", path);

        Bytepair.AssertSuccess(outcome);
        Assert.Equal($"{BpeTokenizer.ForEncoding("o200k_base").CountTokens(File.ReadAllText(path))}  {path}\n", outcome.Text);
    }

    [Fact]
    public void Its_table_has_every_encoding_with_its_size()
    {
        foreach (string name in BpeTokenizer.EncodingNames)
        {
            int size = BpeTokenizer.ForEncoding(name).VocabularySize;
            string row = FormattableString.Invariant($"| `{name}` | {size:N0} |");
            Assert.Single(Readme, line => line.StartsWith(row, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("gpt-oss-20b", "o200k_harmony")]
    [InlineData("gpt-4o", "o200k_base")]
    [InlineData("gpt-4.1", "o200k_base")]
    [InlineData("gpt-5", "o200k_base")]
    [InlineData("o1", "o200k_base")]
    [InlineData("o3", "o200k_base")]
    [InlineData("gpt-4", "cl100k_base")]
    [InlineData("gpt-3.5-turbo", "cl100k_base")]
    [InlineData("text-embedding-3-small", "cl100k_base")]
    [InlineData("text-davinci-edit-001", "p50k_edit")]
    [InlineData("text-davinci-003", "p50k_base")]
    [InlineData("code-davinci-002", "p50k_base")]
    [InlineData("davinci", "r50k_base")]
    [InlineData("gpt2", "gpt2")]
    public void The_models_of_its_table_read_the_encoding_of_their_row(string model, string encoding)
    {
        Assert.Equal(encoding, BpeTokenizer.ForModel(model).EncodingName);
    }

    private static IEnumerable<string> CodeBlocks()
    {
        List<string>? block = null;
        foreach (string line in Readme)
        {
            if (line == "```csharp")
            {
                block = [];
            }
            else if (line == "```" && block is not null)
            {
                yield return string.Join('\n', block);
                block = null;
            }
            else
            {
                block?.Add(line);
            }
        }
    }

    /// <summary>What stands between the marks in the files of examples, in the order of the README's chapters, each part moved to the left margin.</summary>
    private static IEnumerable<string> RunSnippets()
    {
        const string Begin = "// snippet: ";
        string[] sources = ["ReadmeExamples.cs", "VocabularyExamples.cs", "BudgetingExamples.cs"];
        var parts = new Dictionary<string, List<string>>();
        var order = new List<string>();
        string? name = null;
        int margin = 0;
        foreach (string line in sources.SelectMany(source => File.ReadLines(Path.Combine(Repository.Root, "tests", "BytePair.Cli.Tests", "Readme", source))))
        {
            if (line.TrimStart().StartsWith(Begin, StringComparison.Ordinal))
            {
                margin = line.IndexOf(Begin, StringComparison.Ordinal);
                name = line[(margin + Begin.Length)..];
                if (parts.TryAdd(name, []))
                {
                    order.Add(name);
                }
                else
                {
                    parts[name].Add("");
                }
            }
            else if (line.Trim() == "// end")
            {
                name = null;
            }
            else if (name is not null)
            {
                parts[name].Add(line.Length > margin ? line[margin..] : "");
            }
        }

        return order.Select(snippet => string.Join('\n', parts[snippet]));
    }
}
