namespace BytePair.Cli.CommandLine;

/// <summary>What the process tells its caller. 1 is kept for an answer that is a "no", such as a text over its limit.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 2;
}
