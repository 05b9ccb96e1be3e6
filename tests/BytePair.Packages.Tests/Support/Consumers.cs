using System.Runtime.InteropServices;

namespace BytePair.Packages.Tests.Support;

/// <summary>Fresh projects that know nothing but the packages; built when a test first wants them.</summary>
public sealed class Consumers
{
    private const string Release = "Release";

    private readonly PackedSolution packages;
    private readonly string vectors;
    private readonly Lazy<string> managed;

    public Consumers(PackedSolution packages)
    {
        this.packages = packages;
        vectors = Path.Combine(packages.Root, "vectors.txt");
        Ids = GoldenVectors.Write(vectors);
        managed = new(() =>
        {
            string folder = Copy("managed");
            Dotnet(folder, "build");
            return folder;
        });
    }

    /// <summary>What a consumer writes first: the ids of each golden vector, a line for each.</summary>
    public string[] Ids { get; }

    /// <summary>The folder of the program that was built for a framework.</summary>
    public string Built(string framework) => Path.Combine(managed.Value, "bin", Release, framework);

    /// <summary>A program for this machine that needs no runtime, trimmed and in one file.</summary>
    public string PublishTrimmed()
    {
        string target = Path.Combine(packages.Root, "trimmed");
        Dotnet(managed.Value, "publish", "--no-build", "-f", "net10.0", "-o", target);
        return target;
    }

    /// <summary>A program that was compiled ahead of time.</summary>
    public string PublishNative()
    {
        string target = Path.Combine(packages.Root, "native");
        Dotnet(Copy("ahead"), "publish", "-f", "net8.0", "-p:TargetFrameworks=net8.0", "-p:ConsumerIsNative=true", "-o", target);
        return target;
    }

    /// <summary>What the consumer writes, line by line.</summary>
    public string[] Run(IReadOnlyDictionary<string, string> environment, string program, params string[] arguments) =>
        Programs.Run(packages.Root, environment, program, [.. arguments, vectors]).TrimEnd().ReplaceLineEndings("\n").Split('\n');

    private string Copy(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(packages.Root, name)).FullName;
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf("tests", "BytePair.Packages.Tests", "Consumer")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    private void Dotnet(string folder, string verb, params string[] arguments) => packages.RunDotnet(
        folder,
        [verb, .. arguments, "-c", Release, "-nodeReuse:false", "-nologo", "-v", "quiet", $"-p:PackagesVersion={packages.Version}", $"-p:ConsumerRuntime={RuntimeInformation.RuntimeIdentifier}"]);
}
