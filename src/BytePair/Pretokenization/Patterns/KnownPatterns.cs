namespace BytePair.Pretokenization.Patterns;

/// <summary>Tells which grammar a pattern is, whatever spelling it comes in (<see cref="PatternForm"/>).</summary>
internal static class KnownPatterns
{
    private const string AnyCaseContraction = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
    private const string Prefix = @"[^\r\n\p{L}\p{N}]?";
    private const string Head = @"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]";
    private const string Tail = @"[\p{Ll}\p{Lm}\p{Lo}\p{M}]";

    /// <summary>The alternatives of the known patterns, by a letter each. <c>n</c> and <c>s</c> have two spellings, which mean the same where they stand.</summary>
    private static readonly (char Name, string Pattern)[] Parts =
    [
        ('c', "'s|'t|'re|'ve|'m|'ll|'d"),
        ('C', AnyCaseContraction),
        ('w', Prefix + @"\p{L}+"),
        ('W', Prefix + @"[\p{L}\p{M}]+"),
        ('t', Prefix + Head + "*" + Tail + "+"),
        ('h', Prefix + Head + "+" + Tail + "*"),
        ('T', Prefix + Head + "*" + Tail + "+" + AnyCaseContraction + "?"),
        ('H', Prefix + Head + "+" + Tail + "*" + AnyCaseContraction + "?"),
        ('1', @"\p{N}"),
        ('3', @"\p{N}{1,3}"),
        ('y', @" ?[^\s\p{L}\p{N}]+"),
        ('Y', @" ?[^\s\p{L}\p{N}]+[\r\n]*"),
        ('M', @" ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*"),
        ('/', @" ?[^\s\p{L}\p{N}]+[\r\n/]*"),
        ('l', @" ?\p{L}+"),
        ('d', @" ?\p{N}+"),
        ('e', @"\s+\z"),
        ('n', @"\s*[\r\n]+"),
        ('n', @"\s*[\r\n]"),
        ('b', @"\s+(?!\S)"),
        ('s', @"\s+"),
        ('s', @"\s"),
        ('i', @"[\u3040-\u30FF\u4E00-\u9FA5]+"),
        ('a', @"[!-/:-@\[-`{-~][A-Za-z]+"),
        ('m', @"[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+"),
        ('p', @" ?[\p{P}\p{S}]+[\r\n]*"),
    ];

    private static readonly Lazy<Dictionary<string, char>> NamesOfForms = new(() =>
    {
        var names = new Dictionary<string, char>(StringComparer.Ordinal);
        foreach ((char name, string pattern) in Parts)
        {
            names.Add(PatternForm.Alternatives(PatternParser.Parse(pattern, PatternDialect.Tiktoken))[0], name);
        }

        return names;
    });

    /// <summary>Whether a pattern is that of one digit.</summary>
    public static bool IsDigit(PatternNode pattern) => NamesOf(pattern) is "1";

    /// <summary>Whether patterns, one within the pieces of another, are DeepSeek V3's.</summary>
    public static bool AreDeepSeeks(PatternNode first, PatternNode second, PatternNode third) =>
        NamesOf(first) is "3" && NamesOf(second) is "i" && NamesOf(third) is "ampnbs";

    /// <summary>The grammar of a pattern, or null if it is none that is known.</summary>
    public static GrammarKind? Find(PatternNode pattern) => NamesOf(pattern) switch
    {
        // In these, white space to the end of the text is one piece either way.
        "cldybs" or "cldyebs" => GrammarKind.Gpt2,
        "Cw3Yenbs" => GrammarKind.Cl100k,
        "Cw3Ynbs" => GrammarKind.Llama3,
        "Cw1Ynbs" => GrammarKind.Qwen2,
        "CW1Mnbs" => GrammarKind.Qwen35,
        "TH3/nbs" => GrammarKind.O200k,
        "th1/nbs" => GrammarKind.Tekken,
        _ => null,
    };

    /// <summary>The names of a pattern's alternatives, a question mark for each that isn't known.</summary>
    private static string NamesOf(PatternNode pattern) =>
        string.Concat(PatternForm.Alternatives(pattern).Select(form => NamesOfForms.Value.TryGetValue(form, out char name) ? name : '?'));
}
