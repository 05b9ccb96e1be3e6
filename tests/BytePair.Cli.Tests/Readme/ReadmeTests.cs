namespace BytePair.Cli.Tests.Readme;

/// <summary>The README says what is so: its examples are those that run, its commands and tables those of the program.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Readme = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Its_code_is_the_code_that_runs()
    {
        string[] examples = ["FiveJobsExamples.cs", "ReadmeExamples.cs", "VocabularyExamples.cs", "BudgetingExamples.cs"];

        Snippets.AssertRun(
            Path.Combine(Repository.Root, "README.md"),
            examples.Select(file => Path.Combine(Repository.Root, "tests", "BytePair.Cli.Tests", "Readme", file)));
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
}
