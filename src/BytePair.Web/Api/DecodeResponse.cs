namespace BytePair.Web.Api;

/// <summary>The text of ids.</summary>
/// <param name="Encoding">What they are of.</param>
/// <param name="Model">The model, where one is named.</param>
/// <param name="Text">The text, with U+FFFD for bytes that are no UTF-8.</param>
/// <param name="IsWellFormed">Whether there are no such bytes.</param>
/// <param name="Utf8">The bytes themselves in base64, where there are some that are no UTF-8.</param>
internal sealed record DecodeResponse(string Encoding, string? Model, string Text, bool IsWellFormed, byte[]? Utf8);
