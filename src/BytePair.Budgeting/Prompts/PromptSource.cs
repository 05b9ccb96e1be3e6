using System.Text.Json;

namespace BytePair.Budgeting.Prompts;

/// <summary>What a message or a part was read from.</summary>
/// <param name="Json">Its JSON, of a document that is never disposed of.</param>
/// <param name="Form">Where in a request it stood.</param>
/// <param name="Original">The message or part as it was read.</param>
/// <remarks>
/// It goes with every copy that <c>with</c> makes, and is left out of comparison: whoever writes the message writes the JSON
/// if it is still what was read, and else what it says now with the members of the JSON that it knows nothing of.
/// </remarks>
internal sealed record PromptSource(JsonElement Json, PromptSourceForm Form, object Original);
