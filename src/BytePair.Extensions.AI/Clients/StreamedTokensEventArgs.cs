using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>How far an answer that streams in has come.</summary>
public sealed class StreamedTokensEventArgs : EventArgs
{
    internal StreamedTokensEventArgs(ChatResponseUpdate update, ChatResponseTokenCounter counter)
    {
        Update = update;
        TotalTokens = counter.TotalTokens;
        ReasoningTokens = counter.ReasoningTokens;
    }

    /// <summary>The update that came.</summary>
    public ChatResponseUpdate Update { get; }

    /// <summary>The tokens of all that came so far.</summary>
    public long TotalTokens { get; }

    /// <summary>Those of them that are reasoning.</summary>
    public long ReasoningTokens { get; }
}
