namespace BytePair.Tests.Architecture;

/// <summary>A source file's lines without comments.</summary>
internal sealed record SourceFile(string Name, IReadOnlyList<string> Code)
{
    public static IEnumerable<SourceFile> In(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)
        where parts[0] is not ("bin" or "obj")
        select new SourceFile(Path.GetFileName(path), [.. File.ReadLines(path).Select(WithoutComment).Where(line => line.Length > 0)]);

    private static string WithoutComment(string line)
    {
        int comment = line.IndexOf("//", StringComparison.Ordinal);
        return comment < 0 ? line : line[..comment];
    }
}
