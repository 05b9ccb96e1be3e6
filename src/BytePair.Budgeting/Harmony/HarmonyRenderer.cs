using System.Text;
using BytePair.Budgeting.Harmony;

namespace BytePair.Budgeting;

/// <summary>
/// Renders conversations in the harmony format, which models of the gpt-oss family read: as text for people, as ids for the model,
/// and their exact count. Time is linear in the conversation.
/// </summary>
/// <remarks>
/// Ids are those of <c>o200k_harmony</c> as the package openai-harmony gives them. Control tokens come from the renderer alone: what
/// messages say is encoded as ordinary text, whatever it spells. So the ids aren't those of the rendered text encoded again, if a user
/// wrote a control token in words.
/// </remarks>
/// <example>
/// <code>
/// HarmonyConversation conversation = new([HarmonyMessage.User("What is 2 + 2?")]);
/// int[] ids = HarmonyRenderer.EncodeToIds(conversation);    // 200006, 1428, 200008, 4827, 382, 220, 17, 659, 220, 17, 30, 200007, 200006, 173781
/// </code>
/// </example>
public static class HarmonyRenderer
{
    private static BpeTokenizer Tokenizer => field ??= BpeTokenizer.ForEncoding("o200k_harmony");

    /// <summary>Renders a conversation as text, for people to read.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="ending">How it ends.</param>
    /// <exception cref="ArgumentNullException"><paramref name="conversation"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ending"/> is none of those that are named.</exception>
    /// <exception cref="InvalidOperationException">A tool's message has no name.</exception>
    /// <example>
    /// <code>
    /// HarmonyConversation conversation = new([HarmonyMessage.Assistant("4")]);
    /// string text = HarmonyRenderer.Render(conversation, HarmonyEnding.Training);    // &lt;|start|&gt;assistant&lt;|channel|&gt;final&lt;|message|&gt;4&lt;|return|&gt;
    /// </code>
    /// </example>
    public static string Render(HarmonyConversation conversation, HarmonyEnding ending = HarmonyEnding.NextTurn)
    {
        StringBuilder text = new();
        TextSink sink = new(text);
        Write(conversation, ending, ref sink);
        return text.ToString();
    }

    /// <summary>Renders a conversation as the ids that a model reads.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="ending">How it ends.</param>
    /// <exception cref="ArgumentNullException"><paramref name="conversation"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ending"/> is none of those that are named.</exception>
    /// <exception cref="InvalidOperationException">A tool's message has no name.</exception>
    /// <example>
    /// <code>
    /// HarmonyConversation conversation = new([HarmonyMessage.User("&lt;|end|&gt;")]);
    /// int[] ids = HarmonyRenderer.EncodeToIds(conversation, HarmonyEnding.LastMessage);
    /// int ends = ids.Count(id => id == 200007);    // 1
    /// </code>
    /// </example>
    public static int[] EncodeToIds(HarmonyConversation conversation, HarmonyEnding ending = HarmonyEnding.NextTurn)
    {
        List<int> ids = [];
        IdSink sink = new(Tokenizer, ids);
        Write(conversation, ending, ref sink);
        return [.. ids];
    }

    /// <summary>Counts the tokens of a conversation: the length of <see cref="EncodeToIds"/>.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="ending">How it ends.</param>
    /// <exception cref="ArgumentNullException"><paramref name="conversation"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ending"/> is none of those that are named.</exception>
    /// <exception cref="InvalidOperationException">A tool's message has no name.</exception>
    /// <exception cref="OverflowException">The tokens are more than an <see cref="int"/> holds.</exception>
    /// <example>
    /// <code>
    /// HarmonyConversation conversation = new([HarmonyMessage.System(new HarmonySystemContent()), HarmonyMessage.User("What is 2 + 2?")]);
    /// int tokens = HarmonyRenderer.CountTokens(conversation);    // 64
    /// </code>
    /// </example>
    public static int CountTokens(HarmonyConversation conversation, HarmonyEnding ending = HarmonyEnding.NextTurn)
    {
        CountSink sink = new(Tokenizer);
        Write(conversation, ending, ref sink);
        return sink.Take();
    }

    /// <summary>Counts the tokens of a conversation, message by message.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="ending">How it ends.</param>
    /// <exception cref="ArgumentNullException"><paramref name="conversation"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ending"/> is none of those that are named.</exception>
    /// <exception cref="InvalidOperationException">A tool's message has no name.</exception>
    /// <exception cref="OverflowException">The tokens are more than an <see cref="int"/> holds.</exception>
    /// <example>
    /// <code>
    /// HarmonyConversation conversation = new([HarmonyMessage.User("What is 2 + 2?")]);
    /// HarmonyCount count = HarmonyRenderer.Count(conversation);
    /// int content = count.Messages[0].ContentTokens;    // 8
    /// int ending = count.EndingTokens;    // 2
    /// </code>
    /// </example>
    public static HarmonyCount Count(HarmonyConversation conversation, HarmonyEnding ending = HarmonyEnding.NextTurn)
    {
        Check(conversation, ending);
        AnalysisFilter filter = new(conversation);
        bool hasFunctions = HasFunctions(conversation);
        CountSink sink = new(Tokenizer);
        HarmonyMessageCount[] messages = new HarmonyMessageCount[conversation.Messages.Count];
        int total = 0;
        for (int i = 0; i < messages.Length; i++)
        {
            HarmonyMessage message = conversation.Messages[i];
            messages[i] = filter.Drops(message, i) ? new(i, 0, 0, isDropped: true) : CountMessage(message, i, hasFunctions, ref sink);
            total = checked(total + messages[i].TotalTokens);
        }

        WriteEnding(ending, ref sink);
        int endingTokens = sink.Take();
        return new(messages, endingTokens, checked(total + endingTokens));
    }

    private static HarmonyMessageCount CountMessage(HarmonyMessage message, int index, bool hasFunctions, ref CountSink sink)
    {
        MessageWriter.WriteHeader(message, ref sink);
        MessageWriter.WriteEnd(message, isTrainedAnswer: false, ref sink);
        int header = sink.Take();
        MessageWriter.WriteContent(message, hasFunctions, ref sink);
        return new(index, header, sink.Take(), isDropped: false);
    }

    private static void Write<TSink>(HarmonyConversation conversation, HarmonyEnding ending, ref TSink sink)
        where TSink : struct, IHarmonySink
    {
        Check(conversation, ending);
        AnalysisFilter filter = new(conversation);
        bool hasFunctions = HasFunctions(conversation);
        int last = conversation.Messages.Count - 1;
        for (int i = 0; i <= last; i++)
        {
            HarmonyMessage message = conversation.Messages[i];
            if (!filter.Drops(message, i))
            {
                MessageWriter.WriteHeader(message, ref sink);
                MessageWriter.WriteContent(message, hasFunctions, ref sink);
                MessageWriter.WriteEnd(message, i == last && ending == HarmonyEnding.Training && IsFinalAnswer(message), ref sink);
            }
        }

        WriteEnding(ending, ref sink);
    }

    private static void WriteEnding<TSink>(HarmonyEnding ending, ref TSink sink)
        where TSink : struct, IHarmonySink
    {
        if (ending == HarmonyEnding.NextTurn)
        {
            sink.Write(HarmonyToken.Start);
            sink.Write(MessageWriter.NameOf(HarmonyRole.Assistant));
        }
    }

    private static bool IsFinalAnswer(HarmonyMessage message) =>
        message.Role == HarmonyRole.Assistant && string.Equals(message.Channel, HarmonyChannels.Final, StringComparison.Ordinal);

    private static bool HasFunctions(HarmonyConversation conversation) =>
        conversation.Messages.Any(message => message.DeveloperContent is { HasFunctions: true });

    private static void Check(HarmonyConversation conversation, HarmonyEnding ending)
    {
        ThrowHelper.IfNull(conversation, nameof(conversation));
        if (ending is < HarmonyEnding.NextTurn or > HarmonyEnding.Training)
        {
            throw ThrowHelper.UndefinedValue(ending, nameof(ending));
        }
    }
}
