namespace BytePair.Budgeting.Harmony;

/// <summary>
/// Writes a message: <c>&lt;|start|&gt;{role or tool}[:{name}][ to={recipient}][&lt;|channel|&gt;{channel}][ {type}]&lt;|message|&gt;{content}&lt;|end|&gt;</c>.
/// </summary>
/// <remarks>Each stretch of text is encoded by itself, as the reference does, so that tokens never reach over the end of one.</remarks>
internal static class MessageWriter
{
    public static void WriteHeader<TSink>(HarmonyMessage message, ref TSink sink)
        where TSink : struct, IHarmonySink
    {
        sink.Write(HarmonyToken.Start);
        WriteAuthor(message, ref sink);
        if (message.Recipient is { } recipient && !string.Equals(recipient, "all", StringComparison.Ordinal))
        {
            sink.Write(" to=" + recipient);
        }

        if (message.Channel is { } channel)
        {
            sink.Write(HarmonyToken.Channel);
            sink.Write(channel);
        }

        WriteContentType(message, ref sink);
        sink.Write(HarmonyToken.Message);
    }

    public static void WriteContent<TSink>(HarmonyMessage message, bool hasFunctions, ref TSink sink)
        where TSink : struct, IHarmonySink
    {
        if (message.SystemContent is { } system)
        {
            sink.Write(ContentText.Of(system, hasFunctions));
        }

        if (message.DeveloperContent is { } developer)
        {
            sink.Write(ContentText.Of(developer));
        }

        foreach (string text in message.Texts)
        {
            sink.Write(text);
        }
    }

    /// <summary>What the model says to a tool ends with a call; in training, its final answer at the end with a return.</summary>
    public static void WriteEnd<TSink>(HarmonyMessage message, bool isTrainedAnswer, ref TSink sink)
        where TSink : struct, IHarmonySink
    {
        bool isCall = message.Role == HarmonyRole.Assistant && message.Recipient is not null;
        sink.Write(isTrainedAnswer ? HarmonyToken.Return : isCall ? HarmonyToken.Call : HarmonyToken.End);
    }

    public static string NameOf(HarmonyRole role) => role switch
    {
        HarmonyRole.System => "system",
        HarmonyRole.Developer => "developer",
        HarmonyRole.User => "user",
        HarmonyRole.Assistant => "assistant",
        _ => "tool",
    };

    private static void WriteAuthor<TSink>(HarmonyMessage message, ref TSink sink)
        where TSink : struct, IHarmonySink
    {
        if (message.Role == HarmonyRole.Tool)
        {
            sink.Write(message.Name ?? throw HarmonyErrors.NamelessTool());
            return;
        }

        sink.Write(NameOf(message.Role));
        if (message.Name is { } name)
        {
            sink.Write(":" + name);
        }
    }

    private static void WriteContentType<TSink>(HarmonyMessage message, ref TSink sink)
        where TSink : struct, IHarmonySink
    {
        if (message.IsConstrained)
        {
            sink.Write(" ");
            sink.Write(HarmonyToken.Constrain);
            sink.Write(message.ContentType ?? string.Empty);
        }
        else if (message.ContentType is { } type)
        {
            sink.Write(" " + type);
        }
    }
}
