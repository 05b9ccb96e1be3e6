using System.Reflection.PortableExecutable;
using System.Runtime.Intrinsics.X86;
using BytePair.Packages.Tests.Support;

namespace BytePair.Packages.Tests;

/// <summary>The command is installed from its packages, runs under its own name, and starts without a compiler.</summary>
[Collection(PackagesCollection.Name)]
public sealed class ToolTests(PackedSolution packages)
{
    [Fact]
    public void The_tool_is_installed_and_counts()
    {
        string folder = Path.Combine(packages.Root, "tool");
        packages.RunDotnet(packages.Root, "tool", "install", Expected.Tool, "--tool-path", folder, "--version", packages.Version, "--configfile", Path.Combine(packages.Root, "nuget.config"));
        string bytepair = Path.Combine(folder, OperatingSystem.IsWindows() ? "bytepair.exe" : "bytepair");
        string text = Path.Combine(packages.Root, "hello.txt");
        File.WriteAllText(text, "hello world");

        Assert.Equal(packages.Version, Run("--version"));
        Assert.Equal($"2  {text}", Run("count", text));
        Assert.Equal("24912 2375", Run("encode", text));

        AssertCompiledAhead(folder);
        foreach (string command in (string[])["count", "encode", "view"])
        {
            AssertStartsCompiled(command);
        }

        string Run(params string[] arguments) => RunWith([], arguments);

        string RunWith(Dictionary<string, string> environment, params string[] arguments)
        {
            environment["DOTNET_ROOT"] = Programs.DotnetRoot;
            return Programs.Run(packages.Root, environment, bytepair, arguments).TrimEnd();
        }

        void AssertStartsCompiled(string command)
        {
            if (!Avx2.IsSupported)
            {
                return; // what is compiled ahead is for machines that have it
            }

            string compiled = Path.Combine(packages.Root, $"compiled-by-{command}.txt");
            RunWith(new() { ["DOTNET_JitStdOutFile"] = compiled, ["DOTNET_JitDisasmSummary"] = "1" }, command, text);

            // What has run often is compiled once more, by and by; that is no part of the start.
            string[] methods = [.. File.ReadLines(compiled).Where(line => line.Contains("[Tier0", StringComparison.Ordinal) || line.Contains("[Tier-0", StringComparison.Ordinal))];
            Assert.True(methods.Length <= 12, $"{command} compiled {methods.Length} methods at its start:\n{string.Join('\n', methods)}");
        }
    }

    /// <summary>All but the web page's program, which runs for long, has code for this machine.</summary>
    private static void AssertCompiledAhead(string folder)
    {
        string program = Assert.Single(Directory.EnumerateFiles(folder, Expected.Tool + ".dll", SearchOption.AllDirectories));
        string[] assemblies = [.. Directory.EnumerateFiles(Path.GetDirectoryName(program)!, "*.dll").Where(file => Path.GetFileName(file) != "BytePair.Web.dll")];

        Assert.Equal(Expected.ToolFiles.Count(file => file.EndsWith(".dll", StringComparison.Ordinal)) - 1, assemblies.Length);
        Assert.All(assemblies, assembly =>
        {
            using var headers = new PEReader(File.OpenRead(assembly));
            Assert.NotEqual(0, headers.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        });
    }
}
