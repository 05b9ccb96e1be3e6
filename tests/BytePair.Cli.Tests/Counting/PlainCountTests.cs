using System.Text;

namespace BytePair.Cli.Tests.Counting;

/// <summary>The number of one small input, which is counted without what large ones and many need.</summary>
public sealed class PlainCountTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

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

    [Theory]
    [InlineData(20_000, 0, "--limit", "1000000")]
    [InlineData(20_000, 1, "--limit", "10")]
    [InlineData(3_000_000, 1, "--limit", "10")]
    [InlineData(5_000, 0, "-m", "gpt-4")]
    [InlineData(200_000, 1, "-m", "gpt-4")]
    [InlineData(3_000_000, 1, "-m", "gpt-4")]
    public void Its_limits_are_looked_at_whatever_its_size(int size, int exitCode, params string[] options)
    {
        byte[] text = Encoding.UTF8.GetBytes(TextOf(size));

        Outcome outcome = Bytepair.RunWith(text, ["count", .. options]);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Equal(exitCode == 1, outcome.Error.Contains(" tokens are more than ", StringComparison.Ordinal));
    }

    [Fact]
    public void Special_tokens_are_looked_for()
    {
        string path = folder.Write("text.txt", "<|endoftext|>");

        Assert.Equal($"1  {path}\n", Bytepair.Run("count", "--special", "recognize", path).Text);
        Bytepair.AssertFailure(Bytepair.Run("count", "--special", "reject", path), "contains the special token '<|endoftext|>' at byte 0");
    }

    private static string TextOf(int length) => string.Concat(Enumerable.Repeat("Ein Löwe, 2 élans et trois мыши. ", (length / 20) + 1))[..length];
}
