using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace BytePair.Throughput.Peers;

/// <summary>A peer in a Node.js process of its own, asked in lines of JSON (see benchmarks/peers/peer.mjs).</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process? process;

    private PeerProcess(string name, Process? process, JsonElement hello)
    {
        Name = name;
        this.process = process;
        Version = hello.TryGetProperty("version", out JsonElement version) ? version.GetString() : null;
        WhyMissing = hello.TryGetProperty("error", out JsonElement error) ? error.GetString() : null;
    }

    public string Name { get; }

    public string? Version { get; }

    /// <summary>Null if the peer can be measured.</summary>
    public string? WhyMissing { get; }

    public static PeerProcess Start(string folder, string name, string encodingName)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "peer.mjs"), name, encodingName])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            Process started = Process.Start(start)!;
            return new PeerProcess(name, started, Read(started));
        }
        catch (Win32Exception)
        {
            return new PeerProcess(name, process: null, JsonSerializer.SerializeToElement(new { error = "node isn't installed" }));
        }
    }

    /// <returns>The ids, or null if the peer fails on this file.</returns>
    public int[]? Encode(string file)
    {
        string idsFile = Path.GetTempFileName();
        try
        {
            Ask(new { file, idsTo = idsFile });
            byte[] bytes = File.ReadAllBytes(idsFile);
            int[] ids = new int[bytes.Length / sizeof(int)];
            Buffer.BlockCopy(bytes, 0, ids, 0, bytes.Length);
            return ids.Length > 0 ? ids : null;
        }
        finally
        {
            File.Delete(idsFile);
        }
    }

    /// <summary>The time that it takes by its own clock, begun, and the machine's pace read, as by <see cref="Timing.Nanoseconds"/>.</summary>
    /// <returns>Nanoseconds, or NaN if the peer fails on this file.</returns>
    public double Time(string file)
    {
        Pace.AwaitOwnCore();
        JsonElement answer = Ask(new { file });
        Pace.Take();
        return answer.TryGetProperty("nanoseconds", out JsonElement nanoseconds) ? nanoseconds.GetDouble() : double.NaN;
    }

    public void Dispose()
    {
        process?.StandardInput.Close();
        process?.WaitForExit();
        process?.Dispose();
    }

    private static JsonElement Read(Process peer) =>
        peer.StandardOutput.ReadLine() is { } line
            ? JsonElement.Parse(line)
            : JsonSerializer.SerializeToElement(new { error = "its process ended" });

    private JsonElement Ask(object question)
    {
        if (process is null or { HasExited: true })
        {
            return JsonSerializer.SerializeToElement(new { error = "its process ended" });
        }

        process.StandardInput.WriteLine(JsonSerializer.Serialize(question));
        process.StandardInput.Flush();
        return Read(process);
    }
}
