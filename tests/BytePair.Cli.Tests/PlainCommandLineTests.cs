using System.Text;

namespace BytePair.Cli.Tests;

/// <summary>
/// Plain command lines are read without the parser, so they must do what the parser would have them do. An option that says what is so
/// anyway is never plain: each command line is run with and without one.
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
    [InlineData("-m gpt-4")]
    [InlineData("--model azure/gpt-4o a.txt b.txt")]
    [InlineData("-m text-embedding-3-small b.txt")]
    [InlineData("-m no-such-model a.txt")]
    [InlineData("-m gpt-4 -m gpt-5 a.txt")]
    [InlineData("-m")]
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

        AssertSame("count", ["--special", "text"], "standard input", words);
    }

    [Theory]
    [InlineData("encode", "")]
    [InlineData("encode", "a.txt b.txt")]
    [InlineData("encode", "-e gpt2 a.txt")]
    [InlineData("encode", "nowhere.txt a.txt")]
    [InlineData("encode", "a.txt -e gpt2")]
    [InlineData("view", "")]
    [InlineData("view", "a.txt b.txt")]
    [InlineData("view", "--encoding cl100k_base a.txt")]
    [InlineData("view", "-e nothing a.txt")]
    public void Text_is_encoded_and_shown_as_the_parser_says(string command, string words)
    {
        folder.Write("a.txt", "hello world <|endoftext|>\n\tand \u4F60\u597D");
        folder.Write("b.txt", string.Concat(Enumerable.Repeat("text that is longer than what is read at once. ", 100)));

        AssertSame(command, ["--special", "text"], "standard input", words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.txt b.txt")]
    [InlineData("-e gpt2 a.txt")]
    [InlineData("wrong.txt a.txt")]
    [InlineData("-m gpt-4o a.txt")]
    public void Ids_are_decoded_as_the_parser_says(string words)
    {
        folder.Write("a.txt", "15339 1917");
        folder.Write("b.txt", "[13225,2375]");
        folder.Write("wrong.txt", "1 2 three");

        AssertSame("decode", ["--format", "text"], "24912, 2375", words);
    }

    /// <summary>Below a megabyte it is counted at once, from there on as a stream.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData(3_000_000)]
    public void Standard_input_counts_the_same_whatever_its_size(int size)
    {
        byte[] text = Encoding.UTF8.GetBytes(TextOf(size));

        Outcome outcome = Bytepair.RunWith(text, "count");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal($"{BpeTokenizer.ForEncoding("o200k_base").CountTokens(text)}\n", outcome.Text);
    }

    [UnixFact]
    public void Standard_input_that_can_not_be_read_fails_in_one_line() =>
        Bytepair.AssertFailure(Bytepair.RunShell($"bytepair count < '{folder.Path}'"), "standard input");

    [Theory]
    [InlineData(1)]
    [InlineData((1 << 14) - 1)]
    [InlineData(1 << 14)]
    [InlineData((1 << 14) + 1)]
    [InlineData(1 << 17)]
    public void A_file_counts_the_same_whatever_its_size(int size)
    {
        string text = TextOf(size);
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

    private static string TextOf(int length) => string.Concat(Enumerable.Repeat("Ein Löwe, 2 élans et trois мыши. ", (length / 20) + 1))[..length];

    private void AssertSame(string command, string[] notPlain, string input, string words)
    {
        string[] arguments = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] plain = [.. arguments.Select(word => File.Exists(Path.Combine(folder.Path, word)) ? Path.Combine(folder.Path, word) : word)];

        Outcome direct = Bytepair.RunWith(input, [command, .. plain]);
        Outcome parsed = Bytepair.RunWith(input, [command, .. notPlain, .. plain]);

        Assert.Equal(parsed.Text, direct.Text);
        Assert.Equal(parsed.Error, direct.Error);
        Assert.Equal(parsed.ExitCode, direct.ExitCode);
    }
}
