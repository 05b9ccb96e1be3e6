namespace BytePair.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("bytepair count README.md", "--help")]
    [InlineData("bytepair count --model gpt-4o", "count", "--help")]
    [InlineData("bytepair view --color always", "view", "--help")]
    [InlineData("bytepair models show gpt-5", "models", "--help")]
    [InlineData("bytepair models show azure/gpt-4o", "models", "show", "--help")]
    [InlineData("bytepair vocab show 13225", "vocab", "--help")]
    [InlineData("bytepair diff cl100k_base o200k_base", "diff", "--help")]
    [InlineData("bytepair completion bash", "completion", "--help")]
    [InlineData("bytepair encode notes.txt > ids.txt", "encode", "-h")]
    [InlineData("bytepair decode ids.txt > notes.txt", "decode", "-?")]
    [InlineData("bytepair truncate --tokens 1000 notes.txt", "truncate", "--help")]
    [InlineData("bytepair chunk --tokens 512", "chunk", "--help")]
    [InlineData("bytepair chat --fit --limit 8000", "chat", "--help")]
    public void Help_ends_with_examples(string example, params string[] arguments)
    {
        Outcome outcome = Bytepair.Run(arguments);

        Bytepair.AssertSuccess(outcome);
        Assert.Contains("Usage:\n  bytepair", outcome.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(example, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_encoding_and_the_default()
    {
        string help = Bytepair.Run("count", "--help").Text;

        Assert.All(BpeTokenizer.EncodingNames, name => Assert.Contains(name, help, StringComparison.Ordinal));
        Assert.Contains("Default: o200k_base", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_a_number_alone()
    {
        Outcome outcome = Bytepair.Run("--version");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal("0.1.0", outcome.Text.Trim());
    }

    [Fact]
    public void The_program_is_called_bytepair()
    {
        string program = Path.Combine(
            Path.GetDirectoryName(Repository.CommandLineProgram)!, OperatingSystem.IsWindows() ? "bytepair.exe" : "bytepair");

        Assert.True(File.Exists(program), $"{program} is missing.");
    }
}
