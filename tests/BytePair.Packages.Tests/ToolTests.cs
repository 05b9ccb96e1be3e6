using BytePair.Packages.Tests.Support;

namespace BytePair.Packages.Tests;

/// <summary>The command is installed from its package and runs under its own name.</summary>
[Collection(PackagesCollection.Name)]
public sealed class ToolTests(PackedSolution packages)
{
    [Fact]
    public void The_tool_is_installed_and_counts()
    {
        string folder = Path.Combine(packages.Root, "tool");
        packages.RunDotnet(packages.Root, "tool", "install", "BytePair.Cli", "--tool-path", folder, "--version", packages.Version, "--configfile", Path.Combine(packages.Root, "nuget.config"));
        string bytepair = Path.Combine(folder, OperatingSystem.IsWindows() ? "bytepair.exe" : "bytepair");
        string text = Path.Combine(packages.Root, "hello.txt");
        File.WriteAllText(text, "hello world");

        Assert.Equal(packages.Version, Run("--version"));
        Assert.Equal($"2  {text}", Run("count", text));
        Assert.Equal("24912 2375", Run("encode", text));

        string Run(params string[] arguments) =>
            Programs.Run(packages.Root, new Dictionary<string, string> { ["DOTNET_ROOT"] = Programs.DotnetRoot }, bytepair, arguments).TrimEnd();
    }
}
