namespace BytePair.OpenAI;

/// <summary>A text and its vector.</summary>
/// <param name="Index">Which of the texts it is, from 0 on.</param>
/// <param name="Vector">Its vector: as the service gave it; of several parts, their average by tokens, of length 1.</param>
/// <param name="TokenCount">The tokens that were embedded.</param>
/// <param name="PartCount">In how many parts it was embedded: 1, unless it was too long and such are split.</param>
/// <param name="IsTruncated">Whether only its beginning was embedded, since it was too long and such are truncated.</param>
public sealed record EmbeddedText(long Index, ReadOnlyMemory<float> Vector, int TokenCount, int PartCount, bool IsTruncated);
