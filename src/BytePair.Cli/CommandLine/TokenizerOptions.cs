using System.CommandLine;
using System.CommandLine.Parsing;
using BytePair.Budgeting;

namespace BytePair.Cli.CommandLine;

/// <summary><c>--encoding</c>, <c>--model</c> and <c>--tokenizer</c>: three ways to name the tokenizer, of which a command line uses one.</summary>
internal sealed class TokenizerOptions
{
    private readonly Option<string> encodingOption = new("--encoding", "-e")
    {
        HelpName = "NAME",
        Description = $"The encoding: {KnownEncodings.Names}. Default: {KnownEncodings.Default}.",
    };

    private readonly Option<string> modelOption = new("--model", "-m")
    {
        HelpName = "NAME",
        Description = "The model whose encoding to use, such as gpt-4o (instead of --encoding).",
    };

    private readonly Option<string> fileOption = new("--tokenizer")
    {
        HelpName = "FILE",
        Description = "A tokenizer of your own: tokenizer.json, tekken.json, *.tiktoken (with --pattern) or a saved one.",
    };

    private readonly Option<string> patternOption = new("--pattern")
    {
        HelpName = "PATTERN",
        Description = "How the tokenizer of a *.tiktoken file cuts text: gpt2, cl100k, o200k or a regular expression.",
    };

    public TokenizerOptions(Command command)
    {
        encodingOption.CompletionSources.Add([.. BpeTokenizer.EncodingNames]);
        modelOption.CompletionSources.Add(_ => ModelCatalog.Default.Models.Where(model => model.EncodingName is not null).Select(model => new System.CommandLine.Completions.CompletionItem(model.Name)));
        patternOption.CompletionSources.Add("gpt2", "cl100k", "o200k");
        command.Options.Add(encodingOption);
        command.Options.Add(modelOption);
        command.Options.Add(fileOption);
        command.Options.Add(patternOption);
        command.Validators.Add(Validate);
    }

    /// <summary>The tokenizer that the command line names.</summary>
    /// <exception cref="CommandFailedException">There is none of that name, or no such file.</exception>
    public BpeTokenizer Resolve(ParseResult parsed)
    {
        if (parsed.GetValue(modelOption) is { } model)
        {
            return ForModel(model);
        }

        return parsed.GetValue(fileOption) is { } file
            ? TokenizerFile.Load(file, parsed.GetValue(patternOption))
            : KnownEncodings.Get(parsed.GetValue(encodingOption) ?? KnownEncodings.Default);
    }

    /// <summary>What is known of the model that the command line names; null if it names none, or one of which only the encoding is known.</summary>
    public ModelMatch? ResolveModel(ParseResult parsed) =>
        parsed.GetValue(modelOption) is { Length: > 0 } name ? FindModel(name) : null;

    /// <summary>What is known of a model; null if only its encoding is.</summary>
    public static ModelMatch? FindModel(string name) => ModelCatalog.Default.TryFind(name, out ModelMatch? match) ? match : null;

    /// <summary>The tokenizer of an encoding, or of a model.</summary>
    /// <exception cref="CommandFailedException">There is neither of that name.</exception>
    public static BpeTokenizer ForName(string name) => KnownEncodings.Contains(name) ? BpeTokenizer.ForEncoding(name) : ForModel(name);

    /// <summary>The tokenizer of a model.</summary>
    /// <exception cref="CommandFailedException">There is none of that name.</exception>
    public static BpeTokenizer ForModel(string name)
    {
        try
        {
            return BpeTokenizer.ForModel(name);
        }
        catch (ArgumentException)
        {
            return FromCatalog(name);
        }
    }

    private void Validate(CommandResult result)
    {
        int named = Given(encodingOption) + Given(modelOption) + Given(fileOption);
        if (named > 1)
        {
            result.AddError("--encoding and --model exclude each other, and --tokenizer both: give one of them.");
        }

        if (Given(patternOption) > Given(fileOption))
        {
            result.AddError("--pattern belongs to the file of --tokenizer: give that too.");
        }

        int Given(Option option) => result.GetResult(option) is null ? 0 : 1;
    }

    /// <summary>The catalogue knows names that the core doesn't, such as those of Azure.</summary>
    private static BpeTokenizer FromCatalog(string name)
    {
        try
        {
            ModelInfo model = ModelCatalog.Default.Find(name).Model;
            return model.EncodingName is { } encoding
                ? KnownEncodings.Get(encoding)
                : throw new CommandFailedException($"the encoding of the model '{name}' isn't public, or it reads no text.");
        }
        catch (UnknownModelException unknown)
        {
            string like = unknown.NearestNames.Count > 0 ? $" Is it {string.Join(" or ", unknown.NearestNames)}?" : "";
            throw new CommandFailedException(
                $"unknown model '{name}'.{like} If you know its encoding, give that with --encoding: {KnownEncodings.Names}.");
        }
    }
}
