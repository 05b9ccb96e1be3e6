using BytePair.Budgeting;

namespace BytePair.Cli.CommandLine;

/// <summary><c>--encoding</c>, <c>--model</c> and <c>--tokenizer</c>: three ways to name the tokenizer, of which a command line uses one.</summary>
internal sealed class TokenizerOptions
{
    private readonly EncodingOption encoding = new($"The encoding. Default: {KnownEncodings.Default}.");

    private readonly TextOption model = new("--model", "NAME", "The model whose encoding to use, such as gpt-4o (instead of --encoding).")
    {
        Alias = "-m",
        Suggestions = () => ModelCatalog.Default.Models.Where(model => model.EncodingName is not null).Select(model => model.Name),
    };

    private readonly TextOption file = new("--tokenizer", "FILE", "A tokenizer of your own: tokenizer.json, tekken.json, *.tiktoken (with --pattern) or a saved one.");

    private readonly TextOption pattern = new("--pattern", "PATTERN", "How the tokenizer of a *.tiktoken file cuts text: gpt2, cl100k, o200k or a regular expression.")
    {
        Suggestions = () => ["gpt2", "cl100k", "o200k"],
    };

    public Parameter[] All => [encoding, model, file, pattern];

    /// <summary>Whether it is an encoding that has a name, so that there is one.</summary>
    public bool IsNamedEncoding => !model.IsGiven && !file.IsGiven;

    /// <summary>What is wrong with them together; null if nothing is.</summary>
    public string? Check() =>
        (encoding.IsGiven ? 1 : 0) + (model.IsGiven ? 1 : 0) + (file.IsGiven ? 1 : 0) > 1 ? "--encoding and --model exclude each other, and --tokenizer both: give one of them."
        : pattern.IsGiven && !file.IsGiven ? "--pattern belongs to the file of --tokenizer: give that too."
        : null;

    /// <summary>The tokenizer that the command line names, for the text of some files.</summary>
    /// <param name="paths">The files: if they are small, it is made for little text.</param>
    /// <exception cref="CommandFailedException">There is none of that name, or no such file.</exception>
    public BpeTokenizer ResolveFor(params string[] paths)
    {
        VectorWidth.ChooseFor(paths);
        return Resolve();
    }

    /// <summary>The tokenizer that the command line names.</summary>
    /// <exception cref="CommandFailedException">There is none of that name, or no such file.</exception>
    public BpeTokenizer Resolve() =>
        model.Value is { } name ? ForModel(name)
        : file.Value is { } path ? TokenizerFile.Load(path, pattern.Value)
        : BpeTokenizer.ForEncoding(encoding.Value ?? KnownEncodings.Default);

    /// <summary>What is known of the model that the command line names; null if it names none, or one of which only the encoding is known.</summary>
    public ModelMatch? ResolveModel() => model.Value is { Length: > 0 } name ? FindModel(name) : null;

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

    /// <summary>The catalogue knows names that the core doesn't, such as those of Azure.</summary>
    private static BpeTokenizer FromCatalog(string name)
    {
        try
        {
            ModelInfo info = ModelCatalog.Default.Find(name).Model;
            return info.EncodingName is { } encodingName
                ? KnownEncodings.Get(encodingName)
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
