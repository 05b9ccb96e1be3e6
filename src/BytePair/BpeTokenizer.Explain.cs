using System.Text;
using BytePair.Special;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Shows how a text becomes its tokens: the pieces, their parts, and each merge in its order.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The explanation, whose ids are those that encoding gives, and whose ranges are in chars.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>
    /// For looking at, not for speed: a few hundred bytes of memory for each byte of text. The time is n log n for a piece of n bytes,
    /// and linear in the number of pieces. Where a model's file has the text changed before it is read, pieces have the bytes that the model reads, and the
    /// place of all that these stem from; so places may overlap, and a space that the model puts before the text has none.
    /// </remarks>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// ExplainedPiece piece = tokenizer.Explain("tokenizers").Pieces[0];
    /// int bytes = piece.Parts.Count;        // 10
    /// int merges = piece.Merges.Count;      // 8
    /// int tokens = piece.Tokens.Count;      // 2
    /// </code>
    /// </example>
    public Explanation Explain(string text, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return Explain(Encoding.UTF8.GetBytes(text), specialTokens, inChars: true);
    }

    /// <inheritdoc cref="Explain(string, SpecialTokenHandling)"/>
    public Explanation Explain(ReadOnlySpan<char> text, SpecialTokenHandling specialTokens = default) => Explain(text.ToString(), specialTokens);

    /// <summary>Shows how a text in UTF-8 becomes its tokens: the pieces, their parts, and each merge in its order.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The explanation, whose ids are those that encoding gives, and whose ranges are in bytes.</returns>
    /// <inheritdoc cref="Explain(string, SpecialTokenHandling)"/>
    public Explanation Explain(ReadOnlySpan<byte> utf8Text, SpecialTokenHandling specialTokens = default) =>
        Explain(utf8Text.ToArray(), specialTokens, inChars: false);

    private Explanation Explain(byte[] utf8Text, SpecialTokenHandling handling, bool inChars)
    {
        SpecialRules? rules = specialTokens.RulesFor(handling);
        return explainer.Explain(utf8Text, rules, encoder.IsDirect(rules, utf8Text), inChars);
    }
}
