using System.Collections;
using System.CommandLine;
using System.Reflection;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Tests.Properties;

namespace BytePair.Cli.Tests.CommandLine;

/// <summary>Command lines that are read by our own few lines are read as the parser's library reads them; what these leave to it costs time alone.</summary>
public sealed class WordReaderTests
{
    public static TheoryData<string> Commands => [.. Program.Names, "models show", "vocab show"];

    [Theory, MemberData(nameof(Commands))]
    public void What_is_read_is_what_the_parser_reads(string command) => Invariant.Holds(AnyLine.Of(command), line =>
    {
        if (Read(line.Words) is not { } read)
        {
            return;
        }

        ParseResult parsed = Parser.Parse(Program.All(), line.Words);
        Assert.Null(UsageErrors.Describe(parsed));
        var other = Assert.IsType<ParserCommand>(parsed.CommandResult.Command);
        Assert.Null(other.Read(parsed));
        Assert.Equal(read.FullName, other.Tool.FullName);
        Assert.Equal(Values(other.Tool), Values(read));
    }, cases: 300);

    /// <summary>Else nothing would be tried above; and whoever follows the help doesn't wait for the library.</summary>
    [Fact]
    public void Every_example_of_the_help_is_read()
    {
        string[] lines = [.. Program.All().SelectMany(command => command.Subcommands.Prepend(command)).SelectMany(command => command.Examples.Split('\n')).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Contains("bytepair ", StringComparison.Ordinal))];
        Assert.InRange(lines.Length, 40, 100);
        Assert.All(lines, line => Assert.NotNull(Read(WordsOf(line))));
    }

    [Theory]
    [InlineData("count", "--limit=100", "-q")]
    [InlineData("count", "-e", "nothing")]
    [InlineData("count", "-e")]
    [InlineData("count", "-e", "gpt2", "-e", "gpt2")]
    [InlineData("count", "-e", "gpt2", "-m", "gpt-4o")]
    [InlineData("count", "--json", "true")]
    [InlineData("count", "--", "-x")]
    [InlineData("count", "--limit", "-1")]
    [InlineData("count", "")]
    [InlineData("count", "--help")]
    [InlineData("truncate", "a.txt")]
    [InlineData("truncate", "--tokens", "5", "a.txt", "b.txt")]
    [InlineData("diff", "gpt2")]
    [InlineData("models", "gpt", "show")]
    [InlineData("models", "show")]
    [InlineData("vocab", "show", "five")]
    [InlineData("completion", "tcsh")]
    public void What_is_wrong_or_odd_is_left_to_the_parser(params string[] words) => Assert.Null(Read(words));

    private static ToolCommand? Read(string[] words) => WordReader.Read(Program.Create(words[0])!, words.AsSpan(1));

    /// <summary>All that a command knows of its command line.</summary>
    private static string[] Values(ToolCommand command) =>
    [
        .. from parameter in command.Parameters
           from property in parameter.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
           where property.Name is not (nameof(Parameter.Suggestions) or nameof(TextArgument.RequiredValue))
           select $"{parameter.Name}.{property.Name}: {Shown(property.GetValue(parameter))}",
    ];

    private static string Shown(object? value) => value is IEnumerable several and not string ? string.Join(" | ", several.Cast<object>()) : value?.ToString() ?? "nothing";

    /// <summary>The words of the command that a line of shell runs: of what is behind "bytepair", up to a pipe, a redirection or a remark.</summary>
    private static string[] WordsOf(string line)
    {
        var words = new List<string>();
        string rest = line[(line.LastIndexOf("bytepair ", StringComparison.Ordinal) + "bytepair".Length)..];
        while (!rest.StartsWith("  ", StringComparison.Ordinal) && rest.TrimStart(' ') is { Length: > 0 } trimmed && trimmed[0] is not ('|' or '>' or '<' or ')'))
        {
            int length = trimmed[0] == '\'' ? trimmed.IndexOf('\'', 1) + 1 : trimmed.IndexOfAny([' ', ')']) is >= 0 and var end ? end : trimmed.Length;
            words.Add(trimmed[..length].Trim('\''));
            rest = trimmed[length..];
        }

        return [.. words];
    }
}
