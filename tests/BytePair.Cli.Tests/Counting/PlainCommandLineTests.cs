using System.Text;

namespace BytePair.Cli.Tests.Counting;

/// <summary>
/// A plain <c>count</c> is read without the parser, so it must do what the parser would have it do. <c>--special text</c>, which changes
/// nothing, is never plain: each command line is run with and without it.
/// </summary>
public sealed class PlainCommandLineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("a.txt")]
    [InlineData("a.txt b.txt")]
    [InlineData("-e cl100k_base a.txt")]
    [InlineData("--encoding gpt2 a.txt b.txt")]
    [InlineData("-e cl100k_base")]
    [InlineData("a.txt -e cl100k_base")]
    [InlineData("-e cl100k_base -e gpt2 a.txt")]
    [InlineData("-e CL100K_BASE a.txt")]
    [InlineData("-e a.txt")]
    [InlineData("-e")]
    [InlineData("-ecl100k_base a.txt")]
    [InlineData("--encoding=cl100k_base a.txt")]
    [InlineData("-e cl100k_base -m gpt-4o a.txt")]
    [InlineData("-m gpt-4 a.txt")]
    [InlineData("count")]
    [InlineData("a.txt -")]
    [InlineData("-- a.txt")]
    [InlineData("@a.txt")]
    [InlineData("[suggest] a.txt")]
    [InlineData("nowhere.txt a.txt")]
    [InlineData("--unknown a.txt")]
    [InlineData("a.txt /h")]
    [InlineData("./a.txt")]
    public void Count_does_what_the_parser_says(string words)
    {
        folder.Write("a.txt", "hello world <|endoftext|>");
        folder.Write("b.txt", string.Concat(Enumerable.Repeat("text that is longer than what is read at once. ", 1000)));
        folder.Write("count", "a file that is called like a command");
        string[] arguments = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] plain = [.. arguments.Select(word => File.Exists(Path.Combine(folder.Path, word)) ? Path.Combine(folder.Path, word) : word)];

        Outcome direct = Bytepair.RunWith("standard input", ["count", .. plain]);
        Outcome parsed = Bytepair.RunWith("standard input", ["count", "--special", "text", .. plain]);

        Assert.Equal(parsed.Text, direct.Text);
        Assert.Equal(parsed.Error, direct.Error);
        Assert.Equal(parsed.ExitCode, direct.ExitCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData((1 << 14) - 1)]
    [InlineData(1 << 14)]
    [InlineData((1 << 14) + 1)]
    [InlineData(1 << 17)]
    public void A_file_counts_the_same_whatever_its_size(int size)
    {
        string text = string.Concat(Enumerable.Repeat("Ein Löwe, 2 élans et trois мыши. ", (size / 20) + 1))[..size];
        string path = folder.Write("text.txt", text);

        Outcome outcome = Bytepair.Run("count", path);

        Bytepair.AssertSuccess(outcome);
        Assert.Equal($"{BpeTokenizer.ForEncoding("o200k_base").CountTokens(Encoding.UTF8.GetBytes(text))}  {path}\n", outcome.Text);
    }

    /// <summary>Such a file has text and says that its length is 0.</summary>
    [UnixFact]
    public void A_file_of_the_system_is_read_to_its_end()
    {
        const string Version = "/proc/version";
        if (!File.Exists(Version))
        {
            Assert.False(OperatingSystem.IsLinux(), "Linux has /proc/version.");
            return;
        }

        Assert.Equal($"{BpeTokenizer.ForEncoding("o200k_base").CountTokens(File.ReadAllText(Version))}  {Version}\n", Bytepair.Run("count", Version).Text);
    }
}
