namespace BytePair.Tests.Support;

/// <summary>Where the repository is, seen from the test's own folder: no path of any one machine is written down.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The large reference data beside the repository, which a user's clone doesn't have.</summary>
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    public static bool HasShared => Directory.Exists(Path.Combine(Shared, "golden"));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string SharedPathOf(params string[] parts) => Path.Combine([Shared, .. parts]);

    /// <summary>A file that the build copied next to the test assembly.</summary>
    public static string OutputPathOf(params string[] parts) => Path.Combine([AppContext.BaseDirectory, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tokenizer.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Tokenizer.sln.");
    }
}
