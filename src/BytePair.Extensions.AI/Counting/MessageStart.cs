using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Counting;

/// <summary>Of which message updates are, so that the first of the next is noticed: as <see cref="ChatResponseExtensions"/> does, by what they say of themselves.</summary>
internal struct MessageStart
{
    private string? author;
    private string? message;
    private ChatRole? role;

    /// <summary>Whether an update begins another message; remembers it. The first begins one, but leaves none.</summary>
    public bool IsLeftBy(ChatResponseUpdate update)
    {
        bool isNext = role is null || Differ(author, update.AuthorName) || Differ(message, update.MessageId) || (update.Role is { } next && role != next);
        bool isLeft = isNext && role is not null;
        author = Later(isNext ? null : author, update.AuthorName);
        message = Later(isNext ? null : message, update.MessageId);

        // A message of which nobody says so is the assistant's.
        role = update.Role ?? (isNext ? ChatRole.Assistant : role);
        return isLeft;
    }

    private static bool Differ(string? known, string? next) =>
        !string.IsNullOrEmpty(known) && !string.IsNullOrEmpty(next) && !string.Equals(known, next, StringComparison.Ordinal);

    private static string? Later(string? known, string? next) => string.IsNullOrEmpty(next) ? known : next;
}
