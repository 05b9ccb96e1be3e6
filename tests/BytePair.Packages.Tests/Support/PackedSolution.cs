using System.Globalization;
using System.Runtime.InteropServices;

namespace BytePair.Packages.Tests.Support;

/// <summary>
/// The packages, made once for all tests, in a folder of their own with all that fresh projects need: a feed, and a cache in which
/// nothing stale can be. What the packages depend on comes from where this machine has it, or from its ordinary feed.
/// </summary>
public sealed class PackedSolution : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("bytepair-packages-");

    public PackedSolution()
    {
        Feed = root.CreateSubdirectory("feed").FullName;
        Cache = root.CreateSubdirectory("cache").FullName;

        // Nothing above this folder may have a say in the projects below it.
        File.WriteAllText(Path.Combine(Root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(Root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(Root, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(Root, "nuget.config"), Configuration());

        Pack("Tokenizer.sln", "--no-build");

        // The tool takes a build for each runtime: this machine's is enough.
        string[] loaded = Expected.ToolIsNative ? [] : ["-p:IsNative=false"];
        Pack(Path.Combine("src", Expected.Tool), [$"-p:ToolRuntimes={RuntimeInformation.RuntimeIdentifier}", "-p:BuildProjectReferences=false", .. loaded]);
        Version = VersionOf("BytePair");
    }

    public string Root => root.FullName;

    /// <summary>Where the packages are.</summary>
    public string Feed { get; }

    /// <summary>Where those that are used are unpacked.</summary>
    public string Cache { get; }

    public string Version { get; }

    public string PathOf(string package, string extension = "nupkg") => Path.Combine(Feed, $"{package}.{Version}.{extension}");

    /// <summary>Runs the SDK with the cache of these packages, and leaves no process of it behind.</summary>
    public string RunDotnet(string folder, params string[] arguments) => Programs.Run(
        folder,
        new Dictionary<string, string> { ["NUGET_PACKAGES"] = Cache, ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" },
        Programs.Dotnet,
        arguments);

    public void Dispose() => root.Delete(recursive: true);

    private void Pack(string what, params string[] arguments) =>
        Programs.Run(Repository.Root, Programs.Dotnet, ["pack", what, .. arguments, "-c", Repository.Configuration, "-o", Feed, "-nodeReuse:false", "-v", "quiet", "-nologo"]);

    private string VersionOf(string package)
    {
        string[] versions = [.. Directory.EnumerateFiles(Feed, package + ".*.nupkg")
            .Select(file => Path.GetFileNameWithoutExtension(file)[(package.Length + 1)..])
            .Where(version => char.IsAsciiDigit(version[0]))];
        return Assert.Single(versions);
    }

    /// <summary>Our packages come from the feed alone; a machine that has some already, installed from elsewhere, gets all others anew.</summary>
    private static string Configuration()
    {
        bool hasOurs = Directory.Exists(Repository.PackageCache) && Directory.EnumerateDirectories(Repository.PackageCache, "bytepair*").Any();
        string fallback = hasOurs ? "" : string.Create(CultureInfo.InvariantCulture, $"""<add key="ordinary" value="{Repository.PackageCache}" />""");
        return $"""
            <configuration>
              <fallbackPackageFolders><clear />{fallback}</fallbackPackageFolders>
              <packageSources><add key="feed" value="feed" /></packageSources>
              <packageSourceMapping>
                <packageSource key="feed"><package pattern="BytePair*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """;
    }
}
