namespace BytePair.Cli.CommandLine;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The answer is a "no": a text over its limit.</summary>
    public const int OverLimit = 1;

    /// <summary>The answer is a "no": files that aren't what they should be.</summary>
    public const int Mismatch = 1;

    /// <summary>Wrong usage, or something that could not be read, encoded or decoded.</summary>
    public const int Failure = 2;
}
