using BytePair.Extensions.AI.Counting;
using BytePair.Extensions.AI.Mapping;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>Counts an answer while it streams in: after each update its tokens are those of all that came, at once.</summary>
/// <remarks>
/// <para>
/// Texts of one message that follow one another are one text, as they are in <see cref="ChatResponse"/>; so is reasoning. A call of a tool has the tokens of its name and of its
/// arguments. What frames an answer isn't counted, nor is reasoning that the service doesn't show.
/// </para>
/// <para>
/// With a <see cref="BpeTokenizer"/> an update costs what it is long, however long the answer is. With another counter a text is counted anew
/// whenever its tokens are asked for. For one thread at a time.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// ChatResponseTokenCounter counter = new(BpeTokenizer.ForModel("gpt-4o"));
/// counter.Add(new ChatResponseUpdate(ChatRole.Assistant, "Hel"));
/// counter.Add(new ChatResponseUpdate(ChatRole.Assistant, "lo, world!"));
/// long tokens = counter.TotalTokens;    // 4
/// </code>
/// </example>
public sealed class ChatResponseTokenCounter
{
    private readonly ITokenCounter counter;
    private readonly GrowingText run;
    private MessageStart start;
    private bool isReasoning;
    private long textTokens;
    private long reasoningTokens;

    /// <summary>Makes a counter of an answer.</summary>
    /// <param name="counter">Counts the texts: the tokenizer of the model.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> is null.</exception>
    public ChatResponseTokenCounter(ITokenCounter counter)
    {
        this.counter = counter ?? throw new ArgumentNullException(nameof(counter));
        run = new GrowingText(counter);
    }

    /// <summary>The tokens of the texts.</summary>
    public long TextTokens => textTokens + (isReasoning ? 0 : run.Tokens);

    /// <summary>The tokens of the reasoning that is shown.</summary>
    public long ReasoningTokens => reasoningTokens + (isReasoning ? run.Tokens : 0);

    /// <summary>The tokens of the calls of tools: their names and arguments.</summary>
    public long ToolCallTokens { get; private set; }

    /// <summary>The tokens of all that came.</summary>
    public long TotalTokens => TextTokens + ReasoningTokens + ToolCallTokens;

    /// <summary>What the service said that the request used; null as long as it didn't.</summary>
    public UsageDetails? Usage { get; private set; }

    /// <summary>Counts an update.</summary>
    /// <param name="update">The next update of the answer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is null.</exception>
    /// <example>
    /// <code>
    /// ChatResponseTokenCounter counter = new(BpeTokenizer.ForModel("gpt-4o"));
    /// counter.Add(new ChatResponseUpdate { Contents = [new TextReasoningContent("Greet.")] });
    /// counter.Add(new ChatResponseUpdate { Contents = [new TextContent("Hello!")] });
    /// long reasoning = counter.ReasoningTokens;    // 3
    /// long text = counter.TextTokens;              // 2
    /// </code>
    /// </example>
    public void Add(ChatResponseUpdate update)
    {
        _ = update ?? throw new ArgumentNullException(nameof(update));
        if (start.IsLeftBy(update))
        {
            EndRun();
        }

        AddAll(update.Contents);
    }

    /// <summary>Counts an answer that came as a whole.</summary>
    /// <param name="response">The answer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    /// <example>
    /// <code>
    /// ChatResponseTokenCounter counter = new(BpeTokenizer.ForModel("gpt-4o"));
    /// counter.Add(new ChatResponse(new ChatMessage(ChatRole.Assistant, "Hello, world!")));
    /// long tokens = counter.TotalTokens;    // 4
    /// </code>
    /// </example>
    public void Add(ChatResponse response)
    {
        _ = response ?? throw new ArgumentNullException(nameof(response));
        foreach (ChatMessage message in response.Messages)
        {
            EndRun();
            AddAll(message.Contents);
        }

        EndRun();
        start = default;
        AddUsage(response.Usage);
    }

    private void AddAll(IList<AIContent> contents)
    {
        foreach (AIContent content in contents)
        {
            switch (content)
            {
                case TextContent text:
                    Grow(text.Text, ofReasoning: false);
                    break;
                case TextReasoningContent reasoning:
                    Grow(reasoning.Text, ofReasoning: true);
                    break;
                case UsageContent usage:
                    AddUsage(usage.Details);
                    break;
                case FunctionCallContent call:
                    EndRun();
                    ToolCallTokens += (long)counter.CountTokens(call.Name.AsSpan()) + counter.CountTokens(ToolJson.ArgumentsAsWritten(call).AsSpan());
                    break;
                default:
                    EndRun();
                    break;
            }
        }
    }

    private void Grow(string? text, bool ofReasoning)
    {
        if (ofReasoning != isReasoning)
        {
            EndRun();
            isReasoning = ofReasoning;
        }

        run.Append(text ?? string.Empty);
    }

    private void EndRun()
    {
        textTokens = TextTokens;
        reasoningTokens = ReasoningTokens;
        run.Clear();
    }

    private void AddUsage(UsageDetails? details)
    {
        if (details is not null)
        {
            (Usage ??= new UsageDetails()).Add(details);
        }
    }
}
