using BytePair.Budgeting;
using BytePair.OpenAI.Json;
using OpenAI.Chat;

namespace BytePair.OpenAI;

/// <summary>A chat that fits, and what became of each message.</summary>
public sealed class FittedChat
{
    internal FittedChat(FittedPrompt report, ChatMessage[] given)
    {
        Report = report;
        Messages = FittedModels.Of(report, given, skipped: 0, message => new ChatPrompt([message]).ToChatMessages());
        Dropped = FittedModels.Dropped(report, given, skipped: 0);
    }

    /// <summary>The messages to send: the very instances that were given, but for those that were cut, and for a summary.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>The messages that were dropped, in their order.</summary>
    public IReadOnlyList<ChatMessage> Dropped { get; }

    /// <summary>What each message takes, why it was kept, cut or dropped, and what is left of the budget.</summary>
    public FittedPrompt Report { get; }
}
