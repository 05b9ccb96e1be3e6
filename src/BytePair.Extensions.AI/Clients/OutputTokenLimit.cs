using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>What becomes of <see cref="ChatOptions.MaxOutputTokens"/> of a request.</summary>
public enum OutputTokenLimit
{
    /// <summary>It is left as it is. So many tokens are set aside for the answer, and what the messages may have is the rest.</summary>
    Keep,

    /// <summary>It is lowered to what the messages leave of the model's window, where it asks for more.</summary>
    Lower,

    /// <summary>It is lowered in the same way, and set to what the messages leave where the request doesn't say anything.</summary>
    Set,
}
