using BytePair.Cli.CommandLine;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Cli.Tests.CommandLine;

/// <summary>Command lines as people may type them: most are nearly right, some are odd, some are wrong.</summary>
public sealed record AnyLine(string[] Words)
{
    private static readonly string[] Values =
    [
        "a.txt", "src/*.cs", "-", "", " ", "1", "10", "0", "-1", "1.5", "many", "99999999999999999999", "100K", "0.01", "true", "False", "gpt2", "cl100k_base", "gpt-4o", "show", "count", "text",
        "json", "u16", "start", "middle", "word", "extension", "always", "chat", "embedding", "nanogpt", "uint16", "bash", "localhost", "a=b", "a:b", "@file", "[suggest]", "/h", "/?", "/help", "--", "-x", "--unknown",
        "--help", "-h", "--version", "--json=true", "-q-q", "-qx", "-egpt2", "-e=gpt2", "--=", "=", "--tokens=", "--tokens=5", "--tokens:5", "--top=x", "--marker=-", "--marker=--json", "--marker=a=b", "'", "\"", "naïve 文", "🏽", "a b", "\n",
    ];

    public static Arbitrary<AnyLine> Of(string command) => Arb.From(
        from groups in Group(command).ListOf() select new AnyLine([.. command.Split(' '), .. groups.SelectMany(words => words)]),
        line => line.Words.Length <= 2 ? [] : Enumerable.Range(1, line.Words.Length - 1).Select(left => new AnyLine([.. line.Words[..left], .. line.Words[(left + 1)..]])).Where(shorter => string.Join(' ', shorter.Words).StartsWith(command, StringComparison.Ordinal)));

    public override string ToString() => string.Join(' ', Words.Select(word => $"«{word}»"));

    private static Gen<string[]> Group(string command)
    {
        ToolOption[] options = [.. Named(command).Parameters.OfType<ToolOption>()];
        Gen<string> value = Gen.Elements(Values);
        Gen<string[]> argument = Gen.Elements("a.txt", "gpt2", "5", "bash").Select(word => new[] { word });
        Gen<string[]> odd = value.Select(word => new[] { word });
        if (options.Length == 0)
        {
            return Gen.Frequency((3, argument), (1, odd));
        }

        Gen<string[]> right =
            from option in Gen.Elements(options)
            from name in Gen.Elements(option.Alias ?? option.Name, option.Name)
            from of in RightValue(option)
            from joined in Gen.Elements(false, false, true)
            select of is null ? [name] : joined ? [$"{name}={of}"] : new[] { name, of };
        Gen<string[]> wrong = from option in Gen.Elements(options) from of in value select new[] { option.Name, of };
        return Gen.Frequency((6, right), (3, argument), (1, wrong), (1, odd));
    }

    /// <summary>A value that the option takes, where one is known; null for a flag.</summary>
    private static Gen<string?> RightValue(ToolOption option) =>
        option.ValueName is null ? Gen.Constant<string?>(null)
        : option.Suggestions is { } suggestions ? Gen.Elements(suggestions().Select(word => (string?)word))
        : Gen.Elements<string?>("5", "7", "0.5", "localhost");

    private static ToolCommand Named(string command) => Program.Create(command.Split(' ')[0]) is var named && command.Split(' ') is [_, var below] ? named!.Subcommands.Single(sub => sub.Name == below) : named!;
}
