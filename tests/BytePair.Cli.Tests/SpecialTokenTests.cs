namespace BytePair.Cli.Tests;

public sealed class SpecialTokenTests : IDisposable
{
    private const string Text = "hello<|endoftext|> world";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void They_are_ordinary_text_by_default()
    {
        string byDefault = Bytepair.RunWith(Text, "encode", "-e", "cl100k_base").Text;

        Assert.DoesNotContain("100257", byDefault, StringComparison.Ordinal);
        Assert.Equal(byDefault, Bytepair.RunWith(Text, "encode", "-e", "cl100k_base", "--special", "text").Text);
        Assert.Equal(Text, Bytepair.RunWith(byDefault, "decode", "-e", "cl100k_base").Text);
        Assert.Equal($"{byDefault.Split(' ').Length}\n", Bytepair.RunWith(Text, "count", "-e", "cl100k_base").Text);
    }

    [Fact]
    public void They_become_their_ids_when_asked_for()
    {
        Assert.Equal("15339 100257 1917\n", Bytepair.RunWith(Text, "encode", "-e", "cl100k_base", "--special", "recognize").Text);
        Assert.Equal("3\n", Bytepair.RunWith(Text, "count", "-e", "cl100k_base", "--special", "recognize").Text);
    }

    [Theory]
    [InlineData("count")]
    [InlineData("encode")]
    public void They_are_rejected_when_asked_for(string command)
    {
        Outcome outcome = Bytepair.RunWith(Text, command, "-e", "cl100k_base", "--special", "reject");

        Bytepair.AssertFailure(outcome, "standard input", "'<|endoftext|>'", "byte 5");
        Assert.Equal("0\n", Bytepair.RunWith("", "count", "--special", "reject").Text);
    }

    [Fact]
    public void Rejection_concerns_the_file_and_not_those_beside_it()
    {
        string bad = folder.Write("bad.txt", Text);
        string good = folder.Write("good.txt", "hello world");

        Outcome outcome = Bytepair.Run("count", "--special", "reject", bad, good);

        Bytepair.AssertFailure(outcome, bad);
        Assert.Equal($" 2  {good}\n 2  total\n", outcome.Text);
    }
}
