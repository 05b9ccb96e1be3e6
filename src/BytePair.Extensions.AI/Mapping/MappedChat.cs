using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Mapping;

/// <summary>A chat and the prompt that it is: each message is one of the prompt's, behind the instructions where there are any.</summary>
internal sealed class MappedChat
{
    private readonly MappedMessage[] mapped;

    /// <exception cref="ArgumentException">A message is null.</exception>
    public MappedChat(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        Messages = messages;
        mapped = new MappedMessage[messages.Count];
        for (int index = 0; index < mapped.Length; index++)
        {
            mapped[index] = MappedMessage.Of(messages[index] ?? throw MappingErrors.NullMessage(index, nameof(messages)));
        }

        IEnumerable<PromptMessage> all = mapped.Select(message => message.Prompt);
        FirstMessage = string.IsNullOrEmpty(options?.Instructions) ? 0 : 1;
        Prompt = new ChatPrompt(FirstMessage == 0 ? all : all.Prepend(PromptMessage.System(options!.Instructions!)))
        {
            Tools = ToolMapping.ToolsOf(options),
            ToolChoice = ToolMapping.ChoiceOf(options),
            ResponseFormat = ToolMapping.ResponseFormatOf(options),
        };
    }

    public IReadOnlyList<ChatMessage> Messages { get; }

    public ChatPrompt Prompt { get; }

    /// <summary>Where in the prompt the first message stands.</summary>
    public int FirstMessage { get; }

    /// <summary>The message as it is once its prompt's message was cut; itself, if it wasn't.</summary>
    public ChatMessage Cut(int index, PromptMessage result) => mapped[index].With(Messages[index], result);
}
