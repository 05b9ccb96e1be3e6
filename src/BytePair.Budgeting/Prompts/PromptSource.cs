using System.Text.Json;

namespace BytePair.Budgeting.Prompts;

/// <summary>What a message or a part was read from.</summary>
/// <param name="Json">Its JSON, of a document that is never disposed of.</param>
/// <param name="Form">Where in a request it stood.</param>
/// <remarks>
/// It goes with every copy that <c>with</c> makes, and is left out of comparison: whoever writes the message writes what it
/// says now, and takes from here the members that the message doesn't have.
/// </remarks>
internal sealed record PromptSource(JsonElement Json, PromptSourceForm Form);
