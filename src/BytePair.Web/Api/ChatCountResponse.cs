namespace BytePair.Web.Api;

/// <summary>What a chat takes, message by message.</summary>
internal sealed record ChatCountResponse
{
    public required string Encoding { get; init; }

    public string? Model { get; init; }

    /// <summary>The rules that it was counted by.</summary>
    public required string Rules { get; init; }

    public required long Tokens { get; init; }

    /// <summary>Whether the service is known to count the same.</summary>
    public required bool IsExact { get; init; }

    /// <summary>By how many tokens the service may count otherwise, as far as is known.</summary>
    public required long ErrorTokens { get; init; }

    /// <summary>How many parts were left out, since nobody can know their tokens.</summary>
    public required int UncountedParts { get; init; }

    public required ChatMessageCount[] Messages { get; init; }

    /// <summary>What belongs to no message: tools, the schema of the answer, what opens the answer.</summary>
    public required ChatItemCount[] Overhead { get; init; }

    /// <summary>The share of the model's window; null where no model is named, or its window isn't known.</summary>
    public WindowUse? Window { get; init; }

    /// <summary>What it costs; null where no model is named, or it has no known price.</summary>
    public TextPrice? Price { get; init; }
}
