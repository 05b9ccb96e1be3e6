using System.Reflection;

namespace BytePair.Cli.Tests;

/// <summary>Where the build found the repository and put the program.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The real, built command-line program.</summary>
    public static string CommandLineProgram { get; } = Metadata("CommandLineProgram");

    /// <summary>The reference data beside the repository, which not every machine has.</summary>
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
