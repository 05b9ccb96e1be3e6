using BytePair.Explaining;

namespace BytePair;

/// <summary>
/// How a text became its tokens: the pieces, their parts, and each merge in its order. Made by
/// <see cref="BpeTokenizer.Explain(string, SpecialTokenHandling)"/>.
/// </summary>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// Explanation explanation = tokenizer.Explain("hello tokenizers");
/// int pieces = explanation.Pieces.Count;    // 2
///
/// // What was done, line by line.
/// Console.WriteLine(explanation);
/// </code>
/// </example>
public sealed class Explanation
{
    internal Explanation(string encodingName, IReadOnlyList<ExplainedPiece> pieces)
    {
        EncodingName = encodingName;
        Pieces = pieces;
        foreach (ExplainedPiece piece in pieces)
        {
            TokenCount += piece.Tokens.Count;
        }
    }

    /// <summary>The name of the encoding, e.g. <c>o200k_base</c>.</summary>
    public string EncodingName { get; }

    /// <summary>The pieces in order, which cover the text.</summary>
    public IReadOnlyList<ExplainedPiece> Pieces { get; }

    /// <summary>The number of tokens.</summary>
    public int TokenCount { get; }

    /// <summary>The ids of all tokens in order: what encoding the text gives.</summary>
    /// <example>
    /// <code>
    /// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    /// int[] ids = tokenizer.Explain("Hello, world!").ToIds();    // 13225, 11, 2375, 0
    /// </code>
    /// </example>
    public int[] ToIds()
    {
        int[] ids = new int[TokenCount];
        int count = 0;
        foreach (ExplainedPiece piece in Pieces)
        {
            foreach (ExplainedPart token in piece.Tokens)
            {
                ids[count++] = token.Id;
            }
        }

        return ids;
    }

    /// <summary>A line for the whole, then the lines of each piece.</summary>
    /// <returns>Text for people. Its form may change.</returns>
    /// <remarks>Linear in the length of the text.</remarks>
    public override string ToString() => ExplanationText.Of(this);
}
