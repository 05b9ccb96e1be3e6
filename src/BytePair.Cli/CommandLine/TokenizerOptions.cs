using System.CommandLine;

namespace BytePair.Cli.CommandLine;

/// <summary><c>--encoding</c> and <c>--model</c>: two ways to name the tokenizer, of which a command line uses one.</summary>
internal sealed class TokenizerOptions
{
    public const string DefaultEncoding = "o200k_base";

    private readonly Option<string> encodingOption = new("--encoding", "-e")
    {
        HelpName = "NAME",
        Description = $"The encoding: {Encodings}. Default: {DefaultEncoding}.",
    };

    private readonly Option<string> modelOption = new("--model", "-m")
    {
        HelpName = "NAME",
        Description = "The model whose encoding to use, such as gpt-4o (instead of --encoding).",
    };

    public TokenizerOptions(Command command)
    {
        encodingOption.CompletionSources.Add([.. BpeTokenizer.EncodingNames]);
        command.Options.Add(encodingOption);
        command.Options.Add(modelOption);
        command.Validators.Add(result =>
        {
            if (result.GetResult(encodingOption) is not null && result.GetResult(modelOption) is not null)
            {
                result.AddError("--encoding and --model exclude each other: give one of them.");
            }
        });
    }

    /// <summary>The tokenizer that the command line names.</summary>
    /// <exception cref="CommandFailedException">There is none of that name.</exception>
    public BpeTokenizer Resolve(ParseResult parsed)
    {
        if (parsed.GetValue(modelOption) is { } model)
        {
            return ForModel(model);
        }

        string encoding = parsed.GetValue(encodingOption) ?? DefaultEncoding;
        if (!IsEncoding(encoding))
        {
            throw new CommandFailedException($"unknown encoding '{encoding}'. Use one of {Encodings}.");
        }

        return BpeTokenizer.ForEncoding(encoding);
    }

    /// <summary>Whether it is one of <see cref="BpeTokenizer.EncodingNames"/>.</summary>
    public static bool IsEncoding(string name)
    {
        IReadOnlyList<string> names = BpeTokenizer.EncodingNames;
        for (int i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Encodings => string.Join(", ", BpeTokenizer.EncodingNames);

    private static BpeTokenizer ForModel(string model)
    {
        try
        {
            return BpeTokenizer.ForModel(model);
        }
        catch (ArgumentException)
        {
            throw new CommandFailedException(
                $"unknown model '{model}'. If you know its encoding, give that with --encoding: {Encodings}.");
        }
    }
}
