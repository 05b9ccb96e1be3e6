using System.Reflection;

namespace BytePair.Packages.Tests.Support;

/// <summary>What the build knew: where the repository is, what was built, and where this machine keeps packages.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The machine's ordinary folder of unpacked packages.</summary>
    public static string PackageCache { get; } = Metadata("NuGetPackageRoot");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
