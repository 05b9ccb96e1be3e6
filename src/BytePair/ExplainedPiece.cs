using BytePair.Explaining;

namespace BytePair;

/// <summary>A piece of a text, which the encoding's pattern cut out and merges never leave, with all that was done to it.</summary>
public sealed class ExplainedPiece
{
    internal ExplainedPiece(
        ExplainedPieceKind kind,
        int start,
        int length,
        ReadOnlyMemory<byte> utf8Bytes,
        IReadOnlyList<ExplainedPart> parts,
        IReadOnlyList<ExplainedMerge> merges,
        IReadOnlyList<ExplainedPart> tokens)
    {
        Kind = kind;
        Start = start;
        Length = length;
        Utf8Bytes = utf8Bytes;
        Parts = parts;
        Merges = merges;
        Tokens = tokens;
    }

    /// <summary>How the piece came to its tokens.</summary>
    public ExplainedPieceKind Kind { get; }

    /// <summary>Where it begins in the text, in chars or, for text in UTF-8, in bytes.</summary>
    public int Start { get; }

    /// <summary>Its length, in chars or, for text in UTF-8, in bytes.</summary>
    public int Length { get; }

    /// <summary>Its bytes, as the model reads them: a lone surrogate in the text is U+FFFD here, and text that a model's file changes is changed.</summary>
    public ReadOnlyMemory<byte> Utf8Bytes { get; }

    /// <summary>Its single bytes, each as the token that merging begins with; none for a special token.</summary>
    public IReadOnlyList<ExplainedPart> Parts { get; }

    /// <summary>
    /// The merges in their order. For a piece that is a token as it stands, those that make the token of its bytes; encoding
    /// looks it up and needs none of them. None for a special token.
    /// </summary>
    public IReadOnlyList<ExplainedMerge> Merges { get; }

    /// <summary>Its tokens in order, which cover it.</summary>
    public IReadOnlyList<ExplainedPart> Tokens { get; }

    /// <summary>The piece and its tokens in one line; where it was merged, each merge in a line, with what the piece then looks like.</summary>
    /// <returns>Text for people. Its form may change.</returns>
    /// <remarks>Linear in the length of the piece; what it looks like is left out where it is long.</remarks>
    public override string ToString() => ExplanationText.Of(this);
}
