#if ADAPTERS
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BytePair.Budgeting;
using BytePair.Extensions.AI;
using BytePair.OpenAI;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Consumer;

/// <summary>Answers of the packages for other SDKs, in those SDKs' own types.</summary>
internal static class Adapters
{
    public static IEnumerable<string> Tell()
    {
        Microsoft.Extensions.AI.ChatMessage[] chat = [new(ChatRole.System, "You are a helpful assistant."), new(ChatRole.User, "Hello!")];
        yield return "adapter extensions " + chat.CountTokens("gpt-4o").TotalTokens;

        IEnumerable<Microsoft.Extensions.AI.ChatMessage> reduced = TokenBudgetChatReducer.ForModel("gpt-4o", maxTokens: 20).ReduceAsync(
            [chat[0], new(ChatRole.User, "Hello, hello, hello, hello!"), chat[1]], CancellationToken.None).GetAwaiter().GetResult();
        yield return "adapter reduced " + reduced.Count();

        OpenAI.Chat.ChatMessage[] messages = [new SystemChatMessage("You are a helpful assistant."), new UserChatMessage("Hello!")];
        ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        yield return "adapter openai " + counter.Count(messages).TotalTokens + " " + counter.FitToBudget(messages, ContextBudget.ForModel("gpt-4o")).Messages.Count;
    }
}
#endif
