namespace BytePair.Web.Api;

/// <summary>How a text came to its tokens, piece by piece.</summary>
internal sealed record ExplainResponse(string Encoding, string? Model, int Tokens, PieceResponse[] Pieces);
