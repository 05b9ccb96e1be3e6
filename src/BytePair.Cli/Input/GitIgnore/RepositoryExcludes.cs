namespace BytePair.Cli.Input.GitIgnore;

/// <summary>The rules of one's own copy of a repository: <c>.git/info/exclude</c>.</summary>
internal static class RepositoryExcludes
{
    private const string Pointer = "gitdir: ";

    public static IgnoreRule[] Read(string root)
    {
        string path = Path.Combine(CommonFolder(Path.Combine(root, ".git")), "info", "exclude");
        return File.Exists(path) ? IgnoreRule.ReadFile(path) : [];
    }

    /// <summary>A worktree or a submodule has a file that points to its folder, and that has another which points to what all worktrees share.</summary>
    private static string CommonFolder(string git)
    {
        if (File.Exists(git) && File.ReadAllText(git).TrimEnd() is var pointer && pointer.StartsWith(Pointer, StringComparison.Ordinal))
        {
            git = Path.Combine(Path.GetDirectoryName(git)!, pointer[Pointer.Length..]);
        }

        string common = Path.Combine(git, "commondir");
        return File.Exists(common) ? Path.Combine(git, File.ReadAllText(common).TrimEnd()) : git;
    }
}
