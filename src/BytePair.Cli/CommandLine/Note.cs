using BytePair.Cli.Output;

namespace BytePair.Cli.CommandLine;

/// <summary>What is good to know beside the output: one line on standard error, which changes no exit code.</summary>
internal static class Note
{
    public static void Write(string message) => StandardError.WriteLine($"bytepair: {Failure.OnOneLine(message)}");
}
