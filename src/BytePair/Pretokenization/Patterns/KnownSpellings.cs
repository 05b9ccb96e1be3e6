namespace BytePair.Pretokenization.Patterns;

/// <summary>Known patterns as most files spell them, so that these needn't be parsed: that takes a new process longer than all else that it does with such a pattern.</summary>
/// <remarks>None says where a text ends, which the two dialects say differently. <see cref="KnownPatterns"/> tells these as it does any other spelling.</remarks>
internal static class KnownSpellings
{
    public const string Gpt2 = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";
    public const string Llama3 = Contraction + "|" + Prefix + @"\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*" + Blanks;
    public const string Qwen2 = Contraction + "|" + Prefix + @"\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*" + Blanks;
    public const string Qwen35 = Contraction + "|" + Prefix + @"[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*" + Blanks;
    public const string O200k =
        Prefix + Head + "*" + Tail + "+" + Contraction + "?|" + Prefix + Head + "+" + Tail + "*" + Contraction + @"?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*" + Blanks;
    public const string Tekken =
        Prefix + Head + "*" + Tail + "+|" + Prefix + Head + "+" + Tail + @"*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*" + Blanks;

    private const string Contraction = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
    private const string Prefix = @"[^\r\n\p{L}\p{N}]?";
    private const string Head = @"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]";
    private const string Tail = @"[\p{Ll}\p{Lm}\p{Lo}\p{M}]";
    private const string Blanks = @"|\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <summary>The grammar of a pattern in its usual spelling; null if it is another, or in another.</summary>
    public static GrammarKind? Find(string pattern) => pattern switch
    {
        Gpt2 => GrammarKind.Gpt2,
        Llama3 => GrammarKind.Llama3,
        Qwen2 => GrammarKind.Qwen2,
        Qwen35 => GrammarKind.Qwen35,
        O200k => GrammarKind.O200k,
        Tekken => GrammarKind.Tekken,
        _ => null,
    };
}
