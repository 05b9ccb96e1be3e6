using BytePair.Budgeting;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary>What the command line of <c>count</c> asks for.</summary>
internal sealed record CountOptions
{
    /// <summary>What names the tokenizer.</summary>
    public required TokenizerOptions Encoding { get; init; }

    /// <summary>The tokenizer, made when it is asked for: some of how it works depends on how much there is to count.</summary>
    /// <exception cref="CommandFailedException">There is none of that name, or no such file.</exception>
    public BpeTokenizer Tokenizer => field ??= Encoding.Resolve();

    public SpecialTokenHandling Special { get; init; }

    /// <summary>The words that name files, folders and patterns.</summary>
    public required string[] Words { get; init; }

    /// <summary>Standard input, where somebody has begun to read it.</summary>
    public Stream? Input { get; init; }

    /// <summary>Whether the number of one input is asked for, and no table.</summary>
    public bool IsPlain => Words.Length == 1 && Grouping == Grouping.None && Fields.Count == 0 && Format == OutputFormat.Text && LimitEach is null && Top is null;

    /// <summary>What is known of the model, if one was named.</summary>
    public ModelInfo? Model { get; init; }

    /// <summary>The fields of JSON Lines to count; empty if the input is text.</summary>
    public IReadOnlyList<FieldPath> Fields { get; init; } = [];

    public Grouping Grouping { get; init; }

    public OutputFormat Format { get; init; }

    public required Screen Screen { get; init; }

    /// <summary>The most tokens of all together.</summary>
    public long? Limit { get; init; }

    /// <summary>The most tokens of each file, or of each record of JSON Lines.</summary>
    public long? LimitEach { get; init; }

    /// <summary>The most rows of a table; 0 for all.</summary>
    public long? Top { get; init; }

    public bool ReadsIgnored { get; init; }

    /// <summary>The most tokens that the model takes as input.</summary>
    public long? Window => Model is null ? null : Model.MaxInputTokens ?? Model.ContextWindow;
}
