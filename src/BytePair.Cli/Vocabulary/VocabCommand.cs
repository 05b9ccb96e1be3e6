using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Vocabulary;

/// <summary><c>bytepair vocab</c>: tokens of a vocabulary by what is in them.</summary>
internal sealed class VocabCommand() : ToolCommand("vocab", "Searches a vocabulary by text, pattern or bytes.")
{
    private const int DefaultTop = 100;

    private readonly TextArgument text = new("text", "Tokens that have this text in them.");
    private readonly TextOption regex = new("--regex", "PATTERN", "Tokens whose text matches a .NET regular expression (without look-around and back-references).");
    private readonly TextOption bytes = new("--bytes", "HEX", "Tokens that have these bytes in them, such as 'E6 96'.");
    private readonly Flag special = new("--special-only", "Special tokens only.");
    private readonly NumberOption top = new("--top", "The first N tokens only; 0 for all. Default: 100.");
    private readonly TokenizerOptions tokenizer = new();
    private readonly OutputOptions output = new(OutputFormat.Json, OutputFormat.Csv);

    public override Parameter[] Parameters => [text, regex, bytes, special, top, .. tokenizer.All, .. output.All];

    public override ToolCommand[] Subcommands => [new ShowTokenCommand()];

    public override string Examples =>
        """
        Examples:
          bytepair vocab token                          tokens with 'token' in them
          bytepair vocab --regex '^ ?[A-Z][a-z]{12,}$' -e cl100k_base
          bytepair vocab --bytes 'F0 9F 98' --top 0     beginnings of emoji
          bytepair vocab --special-only -m gpt-oss-20b
          bytepair vocab show 13225                     all about one token
        """;

    public override string? Check() => tokenizer.Check() ?? output.Check();

    public override int Run() => TokenList.Write(tokenizer.Resolve(), Filter(), top.Value ?? DefaultTop, output.Format, output.Screen);

    /// <summary>What all that is asked for comes to.</summary>
    private Predicate<VocabularyToken> Filter()
    {
        byte[]? inText = text.Value is { } wanted ? Encoding.UTF8.GetBytes(wanted) : null;
        byte[]? inBytes = bytes.Value is { } hex ? ParseHex(hex) : null;
        TokenPattern? pattern = regex.Value is { } written ? new TokenPattern(written) : null;
        return token =>
            (!special.IsGiven || token.IsSpecial)
            && (inText is null || token.Utf8Bytes.IndexOf(inText) >= 0)
            && (inBytes is null || token.Utf8Bytes.IndexOf(inBytes) >= 0)
            && (pattern is null || pattern.Matches(token.Text));
    }

    private static byte[] ParseHex(string hex)
    {
        try
        {
            return Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        }
        catch (FormatException)
        {
            throw new CommandFailedException($"--bytes can't be '{hex}': write each byte as two digits, such as E6 96.");
        }
    }
}
