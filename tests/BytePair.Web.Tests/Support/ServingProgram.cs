using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace BytePair.Web.Tests.Support;

/// <summary>The real program, serving in a process of its own.</summary>
internal sealed class ServingProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly string firstLine;

    private ServingProgram(Process process, string firstLine)
    {
        this.process = process;
        this.firstLine = firstLine;
        Address = new Uri(firstLine.Split(' ')[^1]);
    }

    public Uri Address { get; }

    public HttpClient Client { get; } = new();

    /// <summary>Starts it, and waits until it has said where it is.</summary>
    public static ServingProgram Start(params string[] options)
    {
        Process started = Bytepair.Start(["serve", .. options]);
        Task<string?> line = Task.Run(started.StandardOutput.ReadLine);
        if (line.Wait(Patience) && line.Result is { } said)
        {
            return new ServingProgram(started, said);
        }

        started.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"bytepair serve didn't start: {started.StandardError.ReadToEnd()}");
    }

    public async Task<JsonElement> Ask(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Client.PostAsync(new Uri(Address, path), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }

    /// <summary>What a terminal's Ctrl+C sends; where whoever runs the tests has it ignored, as a shell does for what runs behind it, what asks for the same.</summary>
    public static string Interrupt { get; } = IsInterruptIgnored() ? "TERM" : "INT";

    /// <summary>Sends a signal to the command alone, and waits for its end and that of all it wrote.</summary>
    public async Task<(int ExitCode, string Output, string Error)> End(string signal)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using (Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, $"{firstLine}\n{await output}", await error);
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    /// <summary>By the mask that Linux tells, where the lowest bit is signal 1; SIGINT is 2.</summary>
    private static bool IsInterruptIgnored()
    {
        const string Status = "/proc/self/status";
        const string Ignored = "SigIgn:";
        return File.Exists(Status) && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } mask
            && (ulong.Parse(mask.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b10) != 0;
    }
}
