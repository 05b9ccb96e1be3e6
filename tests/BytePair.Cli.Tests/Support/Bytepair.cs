using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BytePair.Cli.Tests;

/// <summary>What one run of the program gave.</summary>
internal sealed record Outcome(int ExitCode, byte[] Output, string Error, long PeakMemory)
{
    public string Text => Encoding.UTF8.GetString(Output);
}

/// <summary>Starts the built program as a user's shell would, feeds it, and collects what it gives.</summary>
/// <remarks>The environment variable <c>BYTEPAIR_TOOL</c> names another one to be looked at, such as the native program of a package.</remarks>
internal static class Bytepair
{
    private static readonly string? Native = Environment.GetEnvironmentVariable("BYTEPAIR_TOOL") is { Length: > 0 } named ? named : null;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Outcome Run(params string[] arguments) => RunWith([], arguments);

    public static Outcome RunWith(string input, params string[] arguments) => RunWith(Encoding.UTF8.GetBytes(input), arguments);

    public static Outcome RunWith(byte[] input, params string[] arguments) => Run(input, null, arguments);

    /// <summary>Runs it in a folder, from which relative paths are.</summary>
    public static Outcome RunIn(string folder, params string[] arguments) => Run([], folder, arguments);

    private static Outcome Run(byte[] input, string? folder, string[] arguments)
    {
        using Process process = Start(folder, arguments);
        Task<byte[]> output = Task.Run(() => ReadToEnd(process.StandardOutput.BaseStream));
        Task<string> error = Task.Run(process.StandardError.ReadToEnd);
        Task feeding = Task.Run(() => Feed(process.StandardInput.BaseStream, input));
        long peak = WatchUntilExit(process);
        Task.WaitAll(output, error, feeding);
        return new Outcome(process.ExitCode, output.Result, error.Result, peak);
    }

    /// <summary>Starts the program and leaves the rest to the caller.</summary>
    public static Process Start(params string[] arguments) => Start(null, arguments);

    private static Process Start(string? folder, string[] arguments)
    {
        var start = new ProcessStartInfo(Native ?? DotnetHost())
        {
            WorkingDirectory = folder ?? "",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (Native is null)
        {
            start.ArgumentList.Add(Repository.CommandLineProgram);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a line of shell in which <c>bytepair</c> is the program.</summary>
    public static Outcome RunShell(string script, string shell = "/bin/sh")
    {
        var start = new ProcessStartInfo(shell)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("bytepair() { \"$BYTEPAIR_HOST\" ${BYTEPAIR_PROGRAM:+\"$BYTEPAIR_PROGRAM\"} \"$@\"; }; " + script);
        start.Environment["BYTEPAIR_HOST"] = Native ?? DotnetHost();
        start.Environment["BYTEPAIR_PROGRAM"] = Native is null ? Repository.CommandLineProgram : "";
        using Process process = Process.Start(start)!;
        Task<string> error = Task.Run(process.StandardError.ReadToEnd);
        byte[] output = ReadToEnd(process.StandardOutput.BaseStream);
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result, PeakMemory: 0);
    }

    /// <summary>Fails as every failure of the program must: one line that says so, and exit code 2.</summary>
    public static void AssertFailure(Outcome outcome, params string[] says)
    {
        Assert.Equal(2, outcome.ExitCode);
        AssertOneLine(outcome.Error);
        foreach (string words in says)
        {
            Assert.Contains(words, outcome.Error, StringComparison.Ordinal);
        }
    }

    public static void AssertSuccess(Outcome outcome)
    {
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
    }

    private static void AssertOneLine(string error)
    {
        Assert.StartsWith("bytepair: ", error, StringComparison.Ordinal);
        string[] lines = error.TrimEnd('\r', '\n').Split('\n');
        Assert.Single(lines);
        Assert.DoesNotContain(error.TrimEnd('\r', '\n'), char.IsControl);
    }

    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private static byte[] ReadToEnd(Stream stream)
    {
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Feed(Stream stream, byte[] input)
    {
        try
        {
            stream.Write(input);
            stream.Dispose();
        }
        catch (IOException)
        {
            // The program ended without reading it all, as a wrong option makes it do.
        }
    }

    private static long WatchUntilExit(Process process)
    {
        long started = Stopwatch.GetTimestamp();
        long peak = 0;
        while (!process.WaitForExit(5))
        {
            peak = Math.Max(peak, PeakMemoryOf(process));
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"bytepair still ran after {Patience}.");
            }
        }

        return peak;
    }

    /// <summary>The kernel's own high-water mark where there is one: it misses nothing between two looks.</summary>
    private static long PeakMemoryOf(Process process)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                string? line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
                return line is null ? 0 : 1024 * long.Parse(line["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture);
            }

            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0; // it has ended meanwhile
        }
    }
}
