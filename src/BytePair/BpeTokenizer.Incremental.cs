namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>A counter for text that grows at its end, as when a model's answer streams in.</summary>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default. Refusing isn't for a counter.</param>
    /// <returns>A counter without text, for one thread at a time.</returns>
    /// <exception cref="ArgumentException"><paramref name="specialTokens"/> refuses text.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// AppendableTokenCounter counter = tokenizer.CreateAppendableCounter();
    /// foreach (string part in new[] { "Stre", "aming ", "text" })
    /// {
    ///     counter.Append(part);
    /// }
    ///
    /// long count = counter.Count;      // 3
    /// </code>
    /// </example>
    public AppendableTokenCounter CreateAppendableCounter(SpecialTokenHandling specialTokens = default) =>
        specialTokens.RejectsOthers || !specialTokens.Rejected.IsEmpty
            ? throw ThrowHelper.CounterCannotReject(nameof(specialTokens))
            : new(this, encoder, this.specialTokens.RulesFor(specialTokens));
}
