using BytePair.Budgeting;

namespace BytePair.Cli.Chat;

/// <summary>What the command line asks for.</summary>
internal sealed record ChatSettings
{
    /// <summary>The model to count for; null for the one that each request names.</summary>
    public string? Model { get; init; }

    /// <summary>The tokens to leave for the answer; null for what each request allows it.</summary>
    public int? Reserve { get; init; }

    /// <summary>The most tokens that a request may have, if there is such a limit beside the window.</summary>
    public int? Limit { get; init; }

    public bool IsJson { get; init; }

    /// <summary>How requests are made to fit; null if they aren't.</summary>
    public FittingOptions? Fitting { get; init; }

    /// <summary>Whether what was dropped, or couldn't be counted, isn't told.</summary>
    public bool IsQuiet { get; init; }
}
