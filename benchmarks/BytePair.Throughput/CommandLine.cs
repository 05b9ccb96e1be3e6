using System.Diagnostics;

namespace BytePair.Throughput;

/// <summary>Runs another program to its end.</summary>
internal static class CommandLine
{
    public static (int ExitCode, string Output) Run(string program, params IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
