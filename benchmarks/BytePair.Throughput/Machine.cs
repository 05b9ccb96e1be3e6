using System.Globalization;
using System.Runtime.InteropServices;

namespace BytePair.Throughput;

/// <summary>What a result must name so that it can be compared: processor, system, runtime, date.</summary>
internal sealed record Machine(string Cpu, int Cores, string System, string Runtime, string Date)
{
    public static Machine Current { get; } = new(
        CpuModel(),
        Environment.ProcessorCount,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
        RuntimeInformation.FrameworkDescription,
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string CpuModel()
    {
        const string LinuxFile = "/proc/cpuinfo";
        string? line = File.Exists(LinuxFile)
            ? File.ReadLines(LinuxFile).FirstOrDefault(entry => entry.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
