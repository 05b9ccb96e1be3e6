using System.Runtime.InteropServices;

namespace BytePair.Cli.Benching;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string ProcessorList = "/proc/cpuinfo";

    /// <summary>The processor as the system calls it; its architecture where that isn't known.</summary>
    public static string Processor => field ??= FromList() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string? FromList()
    {
        try
        {
            string? line = File.Exists(ProcessorList) ? File.ReadLines(ProcessorList).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
            return line?.Split(':', 2) is [_, var name] && name.Trim() is { Length: > 0 } known ? known : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
