using System.Globalization;

namespace BytePair.OpenAI;

/// <summary>A request as it went out, and what it takes.</summary>
public sealed class CountedRequest
{
    internal CountedRequest(RequestKind kind, string? model)
    {
        Kind = kind;
        Model = model;
    }

    /// <summary>Which part of the API it is for.</summary>
    public RequestKind Kind { get; }

    /// <summary>The model that it names, or null.</summary>
    public string? Model { get; }

    /// <summary>The tokens of the prompt, or of the texts to embed, as far as they could be counted.</summary>
    public long Tokens { get; internal init; }

    /// <summary>By how many tokens the service may count otherwise.</summary>
    public long ErrorTokens { get; internal init; }

    /// <summary>Why not all of it could be counted, so that it has more than <see cref="Tokens"/>, in words; null if all was.</summary>
    public string? Uncounted { get; internal init; }

    /// <summary>The tokens that it may have, by the policy or by the model; null if nothing is known to limit it.</summary>
    public long? MaxTokens { get; internal init; }

    /// <summary>Whether it has no more tokens than it may have, as far as they could be counted.</summary>
    public bool Fits => Tokens <= (MaxTokens ?? long.MaxValue);

    /// <summary>A line for a log: <c>gpt-4o: 1200 of 128000 tokens</c>.</summary>
    public override string ToString()
    {
        string limit = MaxTokens is { } most ? " of " + most.ToString(CultureInfo.InvariantCulture) : string.Empty;
        string uncounted = Uncounted is null ? string.Empty : $", and more: {Uncounted}";
        return $"{Model ?? "a model that isn't named"}: {Tokens.ToString(CultureInfo.InvariantCulture)}{limit} tokens{uncounted}";
    }
}
