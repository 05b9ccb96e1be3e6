namespace BytePair.Web.Api;

/// <summary>The ids of a text.</summary>
internal sealed record EncodeResponse(string Encoding, string? Model, int Tokens, int[] Ids);
