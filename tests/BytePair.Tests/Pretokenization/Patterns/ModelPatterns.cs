using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Tests.Reference;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>The patterns that models publish and that have scanners of their own.</summary>
internal static class ModelPatterns
{
    private const string Word = @"[^\r\n\p{L}\p{N}]?";
    private const string Head = @"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]";
    private const string Tail = @"[\p{Ll}\p{Lm}\p{Lo}\p{M}]";
    private const string Suffix = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
    private const string Blank = @"\s*[\r\n]+|\s+(?!\S)|\s+";

    public const string Gpt2 = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";
    public const string Cl100k = @"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s";
    public const string Llama3 = Suffix + "|" + Word + @"\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + Blank;
    public const string Qwen2 = Suffix + "|" + Word + @"\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + Blank;
    public const string Qwen35 = Suffix + "|" + Word + @"[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|" + Blank;
    public const string O200k = Word + Head + "*" + Tail + "+" + Suffix + "?|" + Word + Head + "+" + Tail + "*" + Suffix + @"?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|" + Blank;
    public const string Tekken = Word + Head + "*" + Tail + "+|" + Word + Head + "+" + Tail + @"*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|" + Blank;

    /// <summary>Each digit is set apart, and what lies between cut by GPT-2's pattern as if it were a text: so a blank before a digit is before an end.</summary>
    public const string StarCoder = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?![^\s\p{N}])|\s+";

    /// <summary>DeepSeek V3's steps, one within the pieces of another.</summary>
    public static SplitStep[] DeepSeek { get; } =
    [
        SplitStep.OfRegex(@"\p{N}{1,3}", SplitBehavior.Isolated, isInverted: false),
        SplitStep.OfRegex("[一-龥\u3040-ゟ゠-ヿ]+", SplitBehavior.Isolated, isInverted: false),
        SplitStep.OfRegex(
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
            SplitBehavior.Isolated,
            isInverted: false),
    ];

    /// <summary>What the pattern says, taken from its very text.</summary>
    public static Alternative OracleOf(string grammar) => grammar switch
    {
        nameof(GrammarKind.Gpt2) => Gpt2Grammar.EndOfPiece,
        nameof(GrammarKind.Cl100k) => Cl100kGrammar.EndOfPiece,
        nameof(GrammarKind.O200k) => O200kGrammar.EndOfPiece,
        _ => new PatternInterpreter(All[grammar]).EndOfPiece,
    };

    public static IGrammarRules RulesOf(string grammar) => Grammar.Of(Enum.Parse<GrammarKind>(grammar)).Rules!;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [nameof(GrammarKind.Gpt2)] = Gpt2,
        [nameof(GrammarKind.StarCoder)] = StarCoder,
        [nameof(GrammarKind.Cl100k)] = Cl100k,
        [nameof(GrammarKind.Llama3)] = Llama3,
        [nameof(GrammarKind.Qwen2)] = Qwen2,
        [nameof(GrammarKind.Qwen35)] = Qwen35,
        [nameof(GrammarKind.O200k)] = O200k,
        [nameof(GrammarKind.Tekken)] = Tekken,
    };
}
