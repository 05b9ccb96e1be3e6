namespace BytePair.Cli.Input.GitIgnore;

/// <summary>
/// What of a folder is to be left alone: the rules of its own <c>.gitignore</c>, and behind them those of the folders above, up to where the
/// repository begins, and of its <c>.git/info/exclude</c>. The last rule that matches decides, and what is nearer comes first.
/// </summary>
internal sealed class IgnoreRules
{
    private const string FileName = ".gitignore";

    private readonly IgnoreRules? above;
    private readonly string folder;
    private readonly IgnoreRule[] rules;

    private IgnoreRules(IgnoreRules? above, string folder, IgnoreRule[] rules)
    {
        this.above = above;
        this.folder = folder;
        this.rules = rules;
    }

    /// <summary>The rules for a folder that a walk begins at, with those that hold from outside.</summary>
    /// <remarks>Who names a folder that is ignored wants it all the same: then only the rules within it count.</remarks>
    public static IgnoreRules For(string folder)
    {
        string start = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var outer = new Stack<string>();
        string? root = start;
        while (root is not null && !IsRepository(root))
        {
            outer.Push(root);
            root = Path.GetDirectoryName(root);
        }

        if (root is null)
        {
            return new IgnoreRules(null, start, ReadIn(start));
        }

        IgnoreRules current = new IgnoreRules(null, root, RepositoryExcludes.Read(root)).Within(root);
        foreach (string next in outer)
        {
            if (current.Ignores(next, isFolder: true))
            {
                return new IgnoreRules(null, start, ReadIn(start));
            }

            current = current.Within(next);
        }

        return current;
    }

    /// <summary>The rules for a folder within this one.</summary>
    /// <param name="path">Its full path.</param>
    public IgnoreRules Within(string path) => ReadIn(path) is { Length: > 0 } own ? new IgnoreRules(this, path, own) : this;

    /// <summary>Whether a file or a folder of this folder is to be left alone.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="isFolder">Whether it is a folder; a link to one is none.</param>
    public bool Ignores(string path, bool isFolder)
    {
        string name = GitText.Of(Path.GetFileName(path));
        for (IgnoreRules? at = this; at is not null; at = at.above)
        {
            string below = GitText.Of(Path.GetRelativePath(at.folder, path).Replace(Path.DirectorySeparatorChar, '/'));
            for (int i = at.rules.Length - 1; i >= 0; i--)
            {
                if (at.rules[i].Matches(below, name, isFolder))
                {
                    return !at.rules[i].IsNegated;
                }
            }
        }

        return false;
    }

    private static bool IsRepository(string folder) => Path.Exists(Path.Combine(folder, ".git"));

    private static IgnoreRule[] ReadIn(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return File.Exists(path) ? IgnoreRule.ReadFile(path) : [];
    }
}
