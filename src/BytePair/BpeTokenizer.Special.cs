using BytePair.Special;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>The same encoding with more special tokens, such as those of a chat format or of a fine-tuned model.</summary>
    /// <param name="tokens">
    /// The text and the id of each. The ids are free ones: neither of the vocabulary nor of a special token that there is; those from
    /// <see cref="VocabularySize"/> on are.
    /// </param>
    /// <returns>A new tokenizer; this one stays as it is. The two share the vocabulary and what they keep of texts they have seen.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tokens"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A text is null, empty, given twice, that of a special token that there is, or has a lone surrogate; or an id is negative,
    /// 2147483647, given twice, or another token's. The message says which.
    /// </exception>
    /// <remarks>
    /// As all special tokens, they are ordinary text unless a <see cref="SpecialTokenHandling"/> says otherwise. Where several begin at
    /// one place of a text, as &lt;s and &lt;s&gt; do, the longest is read. Keep the new tokenizer: making one takes time in the number of
    /// its special tokens.
    /// </remarks>
    /// <example>
    /// <code>
    /// var chat = BpeTokenizer.ForEncoding("cl100k_base").WithSpecialTokens(new Dictionary&lt;string, int&gt;
    /// {
    ///     ["&lt;|im_start|&gt;"] = 100264,
    ///     ["&lt;|im_end|&gt;"] = 100265,
    /// });
    /// int[] ids = chat.EncodeToIds("&lt;|im_start|&gt;user", SpecialTokenHandling.Recognize);     // 100264, 882
    /// string text = chat.Decode(ids);                                                     // &lt;|im_start|&gt;user
    /// </code>
    /// </example>
    public BpeTokenizer WithSpecialTokens(IEnumerable<KeyValuePair<string, int>> tokens)
    {
        ThrowHelper.IfNull(tokens, nameof(tokens));
        var own = new OwnSpecialTokens(EncodingName, specialTokens, id => !vocabulary.GetBytes(id).IsEmpty);
        return new BpeTokenizer(parts, own.Add(tokens, nameof(tokens)));
    }
}
