namespace BytePair;

/// <summary>Regular expressions that text is cut into pieces by, for vocabularies of one's own (<see cref="BpeTrainer"/>).</summary>
/// <remarks>From tiktoken 0.14.0 (<c>tiktoken_ext/openai_public.py</c>, MIT). They run on the same scanners as the encodings that are built in.</remarks>
public static class BpePatterns
{
    /// <summary>That of gpt2, r50k_base, p50k_base and p50k_edit: numbers of any length, spaces one by one before a word.</summary>
    public const string Gpt2 = @"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s";

    /// <summary>That of cl100k_base: numbers of up to three digits, contractions in any case.</summary>
    public const string Cl100k = @"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s";

    /// <summary>That of o200k_base and o200k_harmony: words also end where capitals begin, and keep their contractions.</summary>
    public const string O200k =
        Prefix + Head + "*" + Tail + "+" + Contraction + "?|" + Prefix + Head + "+" + Tail + "*" + Contraction +
        @"?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string Prefix = @"[^\r\n\p{L}\p{N}]?";
    private const string Head = @"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]";
    private const string Tail = @"[\p{Ll}\p{Lm}\p{Lo}\p{M}]";
    private const string Contraction = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
}
