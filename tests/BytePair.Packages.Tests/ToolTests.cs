using System.Diagnostics;
using System.Net;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using BytePair.Packages.Tests.Support;

namespace BytePair.Packages.Tests;

/// <summary>The command is installed from its packages, runs under its own name, and starts without a compiler.</summary>
[Collection(PackagesCollection.Name)]
public sealed class ToolTests(PackedSolution packages)
{
    /// <summary>None, as where it isn't installed.</summary>
    private static readonly Dictionary<string, string> NoDotnet = new() { ["PATH"] = "/usr/bin:/bin", ["DOTNET_ROOT"] = "/nowhere" };

    private static readonly Dictionary<string, string> WithDotnet = new() { ["DOTNET_ROOT"] = Programs.DotnetRoot };

    [Fact]
    public void The_tool_is_installed_and_counts() => AssertWorks(Install(Expected.Tool), Expected.ToolIsNative ? NoDotnet : WithDotnet);

    /// <summary>Whoever's machine is older than the native program asks for is told to take this one.</summary>
    [Fact]
    public void The_tool_for_any_machine_can_be_taken_instead() => AssertWorks(Install(Expected.ToolForAny), WithDotnet);

    /// <summary>The page's program isn't native: it finds .NET, wherever this is, and its libraries.</summary>
    [Fact]
    public async Task The_tool_serves_its_page()
    {
        var start = new ProcessStartInfo(Install(Expected.Tool), ["serve", "--port", "0"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_ROOT"] = Programs.DotnetRoot;
        using Process serving = Process.Start(start)!;
        try
        {
            string line = (await serving.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)))!;
            using var client = new HttpClient();
            using var body = new StringContent("""{"text":"hello world","encoding":"o200k_base"}""", System.Text.Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await client.PostAsync(new Uri(new Uri(line.Split(' ')[^1]), "/api/count"), body);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("\"tokens\":2", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What isn't native, as on Windows, has code for the machine all the same.</summary>
    [Fact]
    public void The_tool_that_the_runtime_loads_starts_without_a_compiler()
    {
        string folder = Path.Combine(packages.Root, "loaded");
        packages.RunDotnet(
            Repository.Root, "publish", Path.Combine("src", Expected.Tool), "-c", Repository.Configuration, "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained",
            "-p:IsNative=false", "--artifacts-path", Path.Combine(packages.Root, "loaded-build"), "-o", folder, "-nodeReuse:false", "-v", "quiet", "-nologo");
        AssertCompiledAhead(folder);
        foreach (string command in (string[])["count", "encode", "view"])
        {
            AssertStartsCompiled(Path.Combine(folder, Name), command);
        }
    }

    private static string Name => OperatingSystem.IsWindows() ? "bytepair.exe" : "bytepair";

    private string Text
    {
        get
        {
            string text = Path.Combine(packages.Root, "hello.txt");
            File.WriteAllText(text, "hello world");
            return text;
        }
    }

    private string Install(string package)
    {
        string folder = Path.Combine(packages.Root, "tool-" + package);
        if (!Directory.Exists(folder))
        {
            packages.RunDotnet(packages.Root, "tool", "install", package, "--tool-path", folder, "--version", packages.Version, "--configfile", Path.Combine(packages.Root, "nuget.config"));
        }

        return Path.Combine(folder, Name);
    }

    private void AssertWorks(string bytepair, Dictionary<string, string> environment)
    {
        Assert.Equal(packages.Version, Run("--version"));
        Assert.Equal($"2  {Text}", Run("count", Text));
        Assert.Equal("24912 2375", Run("encode", Text));
        Assert.Contains("--limit", Run("count", "--help"), StringComparison.Ordinal);

        string Run(params string[] arguments) => Programs.Run(packages.Root, environment, bytepair, arguments).TrimEnd();
    }

    private void AssertStartsCompiled(string bytepair, string command)
    {
        if (!Avx2.IsSupported)
        {
            return; // what is compiled ahead is for machines that have it
        }

        string compiled = Path.Combine(packages.Root, $"compiled-by-{command}.txt");
        var environment = new Dictionary<string, string>(WithDotnet) { ["DOTNET_JitStdOutFile"] = compiled, ["DOTNET_JitDisasmSummary"] = "1" };
        Programs.Run(packages.Root, environment, bytepair, command, Text);

        // What has run often is compiled once more, by and by; that is no part of the start.
        string[] methods = [.. File.ReadLines(compiled).Where(line => line.Contains("[Tier0", StringComparison.Ordinal) || line.Contains("[Tier-0", StringComparison.Ordinal))];
        Assert.True(methods.Length <= 12, $"{command} compiled {methods.Length} methods at its start:\n{string.Join('\n', methods)}");
    }

    /// <summary>All but the web page's program, which runs for long, has code for this machine.</summary>
    private static void AssertCompiledAhead(string folder)
    {
        string[] assemblies = [.. Directory.EnumerateFiles(folder, "*.dll").Where(file => Path.GetFileName(file) != "BytePair.Web.dll")];

        Assert.Equal(Expected.ToolFiles.Count(file => file.EndsWith(".dll", StringComparison.Ordinal)) - 1, assemblies.Length);
        Assert.All(assemblies, assembly =>
        {
            using var headers = new PEReader(File.OpenRead(assembly));
            Assert.NotEqual(0, headers.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        });
    }
}
