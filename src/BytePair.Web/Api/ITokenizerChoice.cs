namespace BytePair.Web.Api;

/// <summary>A request that may name an encoding or a model.</summary>
internal interface ITokenizerChoice
{
    /// <summary>The name of an encoding.</summary>
    string? Encoding { get; }

    /// <summary>The name of a model.</summary>
    string? Model { get; }
}
