using System.Text.Json;

namespace BytePair.Web.Api;

/// <summary>A request to a model, as it would be sent, and what to count it for if not for the model that it names.</summary>
internal sealed record ChatCountRequest : ITokenizerChoice
{
    public JsonElement? Request { get; init; }

    public string? Encoding { get; init; }

    public string? Model { get; init; }
}
