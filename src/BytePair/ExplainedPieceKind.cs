namespace BytePair;

/// <summary>How a piece of a text came to its tokens.</summary>
public enum ExplainedPieceKind
{
    /// <summary>The piece is a token as it stands, and was looked up.</summary>
    Token,

    /// <summary>The piece is no token, and was merged from its bytes.</summary>
    Merged,

    /// <summary>The piece is the text of a special token, which was recognised.</summary>
    Special,
}
