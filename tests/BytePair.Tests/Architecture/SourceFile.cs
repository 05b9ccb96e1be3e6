namespace BytePair.Tests.Architecture;

/// <summary>A source file: its path below the folder that was asked for, and its lines without comments.</summary>
internal sealed record SourceFile(string[] Path, IReadOnlyList<string> Code)
{
    public string Name => Path[^1];

    public static IEnumerable<SourceFile> In(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        let parts = System.IO.Path.GetRelativePath(folder, path).Split(System.IO.Path.DirectorySeparatorChar)
        where parts[0] is not ("bin" or "obj")
        select new SourceFile(parts, [.. File.ReadLines(path).Select(WithoutComment).Where(line => line.Length > 0)]);

    private static string WithoutComment(string line)
    {
        int comment = line.IndexOf("//", StringComparison.Ordinal);
        return comment < 0 ? line : line[..comment];
    }
}
