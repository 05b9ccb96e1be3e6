using System.Diagnostics.CodeAnalysis;
using BytePair.OpenAI.Streaming;
using OpenAI.Chat;
using OpenAI.Responses;

namespace BytePair.OpenAI;

/// <summary>Counts the tokens of an answer while it streams in: after each update the exact count of all that was said so far, for the price of the update.</summary>
/// <remarks>
/// <para>
/// What is said is text, refusals, the names and arguments of calls, code, and reasoning where it is shown; each text is counted as a whole, wherever updates
/// cut it. <see cref="Count"/> is of what can be seen. The service bills hidden reasoning and the tokens that hold an answer together besides;
/// <see cref="ReportedTokens"/> is what it says at the end.
/// </para>
/// <para>An instance is for one answer, and for one thread at a time. Time is linear in what is added.</para>
/// </remarks>
/// <example>
/// <code>
/// StreamedTokenCounter counter = new(BpeTokenizer.ForModel("gpt-4o"));
/// foreach (string part in new[] { "Hello, wor", "ld!" })
/// {
///     counter.Add(OpenAIChatModelFactory.StreamingChatCompletionUpdate(contentUpdate: new ChatMessageContent(part)));
/// }
///
/// long tokens = counter.Count;    // 4
/// </code>
/// </example>
public sealed class StreamedTokenCounter
{
    private readonly StreamedTexts texts;

    /// <summary>Makes a counter of nothing yet.</summary>
    /// <param name="tokenizer">The tokenizer of the model. Text that spells a special token is ordinary text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tokenizer"/> is null.</exception>
    public StreamedTokenCounter(BpeTokenizer tokenizer) => texts = new StreamedTexts(ThrowHelper.NotNull(tokenizer, nameof(tokenizer)));

    /// <summary>The tokens of all that was said so far.</summary>
    public long Count => texts.Count;

    /// <summary>The tokens of the answer as the service counted them, hidden reasoning included; null until an update says it, mostly the last.</summary>
    public int? ReportedTokens { get; private set; }

    /// <summary>The tokens of the prompt as the service counted them; null until an update says it, mostly the last.</summary>
    public int? ReportedPromptTokens { get; private set; }

    /// <summary>Adds an update of a chat.</summary>
    /// <param name="update">The update, as <see cref="ChatClient.CompleteChatStreamingAsync(IEnumerable{ChatMessage}, ChatCompletionOptions, CancellationToken)"/> gives it.</param>
    /// <returns>The tokens of all that was said so far.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is null.</exception>
    /// <example>
    /// <code>
    /// StreamedTokenCounter counter = new(BpeTokenizer.ForModel("gpt-4o"));
    /// long tokens = counter.Add(OpenAIChatModelFactory.StreamingChatCompletionUpdate(refusalUpdate: "No."));    // 2
    /// </code>
    /// </example>
    public long Add(StreamingChatCompletionUpdate update)
    {
        ChatUpdates.Add(ThrowHelper.NotNull(update, nameof(update)), texts);
        if (update.Usage is { } usage)
        {
            (ReportedPromptTokens, ReportedTokens) = (usage.InputTokenCount, usage.OutputTokenCount);
        }

        return Count;
    }

    /// <summary>Adds an update of a response.</summary>
    /// <param name="update">The update, as <see cref="ResponsesClient.CreateResponseStreamingAsync(CreateResponseOptions, CancellationToken)"/> gives it.</param>
    /// <returns>The tokens of all that was said so far.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is null.</exception>
    /// <example>
    /// <code>
    /// StreamedTokenCounter counter = new(BpeTokenizer.ForModel("gpt-5"));
    /// long tokens = counter.Add(new StreamingResponseOutputTextDeltaUpdate { Delta = "Hello!" });    // 2
    /// </code>
    /// </example>
    [Experimental("OPENAI001")]
    public long Add(StreamingResponseUpdate update)
    {
        ResponseUpdates.Add(ThrowHelper.NotNull(update, nameof(update)), texts);
        if (ResponseUpdates.UsageOf(update) is { } usage)
        {
            (ReportedPromptTokens, ReportedTokens) = (usage.InputTokenCount, usage.OutputTokenCount);
        }

        return Count;
    }
}
