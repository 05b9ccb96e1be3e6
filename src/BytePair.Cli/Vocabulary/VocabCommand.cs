using System.CommandLine;
using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Vocabulary;

/// <summary><c>bytepair vocab</c>: tokens of a vocabulary by what is in them.</summary>
internal sealed class VocabCommand : Command, IHasExamples
{
    private const int DefaultTop = 100;

    private readonly Argument<string?> text = new("text") { Description = "Tokens that have this text in them.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> regex = new("--regex") { HelpName = "PATTERN", Description = "Tokens whose text matches a .NET regular expression (without look-around and back-references)." };
    private readonly Option<string> bytes = new("--bytes") { HelpName = "HEX", Description = "Tokens that have these bytes in them, such as 'E6 96'." };
    private readonly Option<bool> special = new("--special-only") { Description = "Special tokens only." };
    private readonly NumberOption top = NumberOption.Create("--top", "The first N tokens only; 0 for all. Default: 100.");
    private readonly TokenizerOptions tokenizer;
    private readonly OutputOptions output;

    public VocabCommand()
        : base("vocab", "Searches a vocabulary by text, pattern or bytes.")
    {
        Arguments.Add(text);
        foreach (Option option in (Option[])[regex, bytes, special, top])
        {
            Options.Add(option);
        }

        tokenizer = new TokenizerOptions(this);
        output = new OutputOptions(this, OutputFormat.Json, OutputFormat.Csv);
        Subcommands.Add(new ShowTokenCommand());
        SetAction(parsed => TokenList.Write(
            tokenizer.Resolve(parsed), Filter(parsed), top.In(parsed) ?? DefaultTop, output.FormatIn(parsed), output.ScreenIn(parsed)));
    }

    public string Examples =>
        """
        Examples:
          bytepair vocab token                          tokens with 'token' in them
          bytepair vocab --regex '^ ?[A-Z][a-z]{12,}$' -e cl100k_base
          bytepair vocab --bytes 'F0 9F 98' --top 0     beginnings of emoji
          bytepair vocab --special-only -m gpt-oss-20b
          bytepair vocab show 13225                     all about one token
        """;

    /// <summary>What all that is asked for comes to.</summary>
    private Predicate<VocabularyToken> Filter(ParseResult parsed)
    {
        byte[]? inText = parsed.GetValue(text) is { } wanted ? Encoding.UTF8.GetBytes(wanted) : null;
        byte[]? inBytes = parsed.GetValue(bytes) is { } hex ? ParseHex(hex) : null;
        TokenPattern? pattern = parsed.GetValue(regex) is { } written ? new TokenPattern(written) : null;
        bool specialOnly = parsed.GetValue(special);
        return token =>
            (!specialOnly || token.IsSpecial)
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
