namespace BytePair.Web.Api;

/// <summary>A piece of text, which merges never leave.</summary>
/// <param name="Kind">Whether it is a token as it stands, was merged, or is a special token.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 code units.</param>
/// <param name="Bytes">Its bytes, which the places of parts are counted in.</param>
/// <param name="Parts">What merging begins with: a token for each byte.</param>
/// <param name="Merges">The merges in their order: of two tokens that stand side by side, and what they become.</param>
/// <param name="Tokens">What is left in the end.</param>
internal sealed record PieceResponse(string Kind, int Start, int[] Bytes, PartResponse[] Parts, MergeResponse[] Merges, PartResponse[] Tokens)
{
    public static PieceResponse Of(ExplainedPiece piece) => new(
        ApiNames.Of(piece.Kind),
        piece.Start,
        Array.ConvertAll(piece.Utf8Bytes.ToArray(), b => (int)b),
        [.. piece.Parts.Select(PartResponse.Of)],
        [.. piece.Merges.Select(MergeResponse.Of)],
        [.. piece.Tokens.Select(PartResponse.Of)]);
}
