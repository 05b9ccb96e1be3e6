using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Mapping;

/// <summary>A message of a prompt, and which content each of its parts was made of.</summary>
internal readonly struct MappedMessage
{
    private static readonly ChatRole Developer = new("developer");

    /// <summary>For each part the index of its content.</summary>
    private readonly int[] contents;

    private MappedMessage(PromptMessage prompt, int[] contents)
    {
        Prompt = prompt;
        this.contents = contents;
    }

    public PromptMessage Prompt { get; }

    public static MappedMessage Of(ChatMessage message)
    {
        List<PromptPart> parts = new(message.Contents.Count);
        List<int> places = new(message.Contents.Count);
        for (int index = 0; index < message.Contents.Count; index++)
        {
            if (ContentMapping.PartOf(message.Contents[index]) is { } part)
            {
                parts.Add(part);
                places.Add(index);
            }
        }

        return new MappedMessage(new PromptMessage(RoleOf(message.Role), parts) { Name = NameOf(message) }, [.. places]);
    }

    /// <summary>A copy of the message with the texts of another version of its prompt's message.</summary>
    public ChatMessage With(ChatMessage message, PromptMessage result)
    {
        List<AIContent> changed = [.. message.Contents];
        for (int part = 0; part < contents.Length; part++)
        {
            if (!ReferenceEquals(Prompt.Parts[part], result.Parts[part]))
            {
                changed[contents[part]] = ContentMapping.Cut(message.Contents[contents[part]], result.Parts[part]);
            }
        }

        ChatMessage copy = message.Clone();
        copy.Contents = changed;

        // What the service gave isn't what the copy says.
        copy.RawRepresentation = null;
        return copy;
    }

    private static PromptRole RoleOf(ChatRole role) =>
        role == ChatRole.System ? PromptRole.System
        : role == ChatRole.Assistant ? PromptRole.Assistant
        : role == ChatRole.Tool ? PromptRole.Tool
        : role == Developer ? PromptRole.Developer
        : PromptRole.User;

    /// <summary>Answers of tools have no name in requests.</summary>
    private static string? NameOf(ChatMessage message) => message.Role == ChatRole.Tool || message.AuthorName is not { Length: > 0 } name ? null : name;
}
