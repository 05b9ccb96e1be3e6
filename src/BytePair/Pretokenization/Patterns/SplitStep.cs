namespace BytePair.Pretokenization.Patterns;

/// <summary>One step of a pre-tokenizer: it cuts the pieces of the step before, each as if it were a text.</summary>
internal sealed class SplitStep
{
    private PatternNode? parsed;

    private SplitStep(string text, PatternDialect dialect, PatternNode? pattern, SplitBehavior behavior, bool isInverted)
    {
        (Text, Dialect, Behavior, IsInverted) = (text, dialect, behavior, isInverted);
        Spelled = pattern is null ? KnownSpellings.Find(text) : null;
        parsed = Spelled is null ? pattern ?? PatternParser.Parse(text, dialect) : null;
    }

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    public PatternDialect Dialect { get; }

    /// <summary>The grammar of the pattern, if its very text says it.</summary>
    public GrammarKind? Spelled { get; }

    /// <summary>The pattern as a tree; of one that is known by its text, made when first asked for.</summary>
    public PatternNode Pattern => parsed ??= PatternParser.Parse(Text, Dialect);

    public SplitBehavior Behavior { get; }

    /// <summary>Whether what matches and what doesn't have changed places.</summary>
    public bool IsInverted { get; }

    /// <summary>A pattern of tiktoken's or Tekken's.</summary>
    /// <exception cref="ArgumentException">The pattern uses what isn't supported; the message says where.</exception>
    public static SplitStep OfTiktoken(string pattern) =>
        new(pattern, PatternDialect.Tiktoken, null, SplitBehavior.Isolated, isInverted: false);

    /// <summary>A <c>Split</c> by a <c>Regex</c>.</summary>
    /// <exception cref="ArgumentException">The pattern uses what isn't supported; the message says where.</exception>
    public static SplitStep OfRegex(string pattern, SplitBehavior behavior, bool isInverted) =>
        new(pattern, PatternDialect.HuggingFace, null, behavior, isInverted);

    /// <summary>A <c>Split</c> by a <c>String</c>.</summary>
    public static SplitStep OfString(string text, SplitBehavior behavior, bool isInverted) =>
        new(text, PatternDialect.HuggingFace, PatternParser.Literal(text), behavior, isInverted);

    /// <summary><c>ByteLevel</c> with <c>use_regex</c>; without, it is no step.</summary>
    public static SplitStep OfByteLevel() => OfRegex(KnownSpellings.Gpt2, SplitBehavior.Isolated, isInverted: false);

    /// <summary><c>Digits</c>.</summary>
    public static SplitStep OfDigits(bool areIndividual) =>
        OfRegex(@"\p{N}", areIndividual ? SplitBehavior.Isolated : SplitBehavior.Contiguous, isInverted: false);

    /// <summary><c>Punctuation</c>: that of Unicode, and the symbols of ASCII.</summary>
    public static SplitStep OfPunctuation(SplitBehavior behavior) => OfRegex(@"[\p{P}$+<=>^`|~]", behavior, isInverted: false);
}
