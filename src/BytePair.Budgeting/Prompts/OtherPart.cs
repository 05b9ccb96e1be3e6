using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>Something of a request that this library has no part for: it is kept as it is, and can't be counted.</summary>
public sealed record OtherPart : PromptPart
{
    /// <summary>Makes a part of JSON.</summary>
    /// <param name="type">What it is, as its member <c>type</c> says.</param>
    /// <param name="json">The JSON of the whole.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> or <paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="json"/> isn't a JSON object, or it is nested too deep (64 levels).</exception>
    public OtherPart(string type, string json)
    {
        Type = type;
        Json = json;
    }

    /// <summary>What it is, e.g. <c>web_search_call</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Type
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The JSON of the whole, an object. White space in it isn't kept.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="FormatException">The text isn't a JSON object, or it is nested too deep (64 levels).</exception>
    public string Json
    {
        get;
        init => field = JsonObject.Check(value ?? throw new ArgumentNullException(nameof(value)));
    }
}
