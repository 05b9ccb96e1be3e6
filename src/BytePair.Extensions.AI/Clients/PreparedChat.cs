using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Clients;

/// <summary>A request as it is sent, and what was counted for it.</summary>
/// <param name="Messages">The messages that are sent.</param>
/// <param name="Options">The options that are sent.</param>
/// <param name="ModelId">The model; null where only the counter is known.</param>
/// <param name="TextCounter">Counts the answer.</param>
/// <param name="Count">What is sent takes.</param>
/// <param name="Usage">What that is of the budget.</param>
/// <param name="DroppedMessages">How many messages were dropped.</param>
/// <param name="CutMessages">How many were cut.</param>
internal sealed record PreparedChat(
    IEnumerable<ChatMessage> Messages, ChatOptions? Options, string? ModelId, ITokenCounter TextCounter, PromptCount Count, ContextUsage Usage, int DroppedMessages, int CutMessages);
