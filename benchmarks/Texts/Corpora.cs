namespace BytePair.Measuring;

/// <summary>
/// The files of real text that are measured on. They aren't part of the repository (their licences differ); whoever has
/// them puts them beside it or names their folder.
/// </summary>
internal static class Corpora
{
    public const string English = "english.txt";

    public static readonly string[] FileNames = [English, "code.txt", "multilingual.txt", "json.txt", "chat.jsonl"];

    public static string DefaultFolder { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "corpora"));

    public static string[] PresentIn(string folder) =>
        [.. FileNames.Where(name => File.Exists(Path.Combine(folder, name)))];

    /// <summary>One line for each file that isn't there, and what it means.</summary>
    public static IEnumerable<string> Missing(string folder) =>
        FileNames.Except(PresentIn(folder), StringComparer.Ordinal)
            .Select(name => $"Corpus {name} isn't in {folder}: it is left out. benchmarks/README.md says what the corpora are.");

    public static byte[] Read(string folder, string name) => File.ReadAllBytes(Path.Combine(folder, name));
}
