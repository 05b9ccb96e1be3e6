namespace BytePair.Web.Api;

/// <summary>Ids, and what they are of.</summary>
internal sealed record DecodeRequest : ITokenizerChoice
{
    public int[]? Ids { get; init; }

    public string? Encoding { get; init; }

    public string? Model { get; init; }

    /// <summary>The ids.</summary>
    /// <exception cref="ApiException">There are none.</exception>
    public int[] RequiredIds() => Ids ?? throw ApiException.BadRequest("no_ids", "Give 'ids', an array of numbers.");
}
