using System.Text.Json;

namespace BytePair.Budgeting.Requests;

/// <summary>What a request was read from.</summary>
/// <param name="Json">Its JSON, of a document that is never disposed of.</param>
/// <param name="Original">The request as it was read.</param>
internal sealed record RequestSource(JsonElement Json, ChatRequest Original);
