using BytePair.Cli.Input.GitIgnore;

namespace BytePair.Cli.Input;

/// <summary>All files in a folder and the folders in it, in the order of their names, but what git leaves alone too.</summary>
/// <remarks>Folders wait on a stack, so that their depth costs no stack of the thread. Links aren't followed.</remarks>
internal sealed class FolderWalk(SkippedFiles skipped, Action<string> fail)
{
    private const string GitFolder = ".git";

    /// <summary>Whether what a <c>.gitignore</c> names is read all the same.</summary>
    public bool ReadsIgnored { get; init; }

    /// <summary>The paths of the files.</summary>
    /// <param name="folder">The folder, which becomes the beginning of the paths; <c>.</c> doesn't.</param>
    /// <param name="maxDepth">How many names a path below the folder has at most.</param>
    public IEnumerable<string> Files(string folder, int maxDepth = int.MaxValue)
    {
        string prefix = folder is "." or "./" ? "" : folder.EndsWith('/') || folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + '/';
        string fullPath = Path.GetFullPath(folder);
        var waiting = new Stack<(string Path, string FullPath, IgnoreRules? Rules, int Depth)>();
        waiting.Push((prefix, fullPath, ReadsIgnored ? null : IgnoreRules.For(fullPath), 1));
        while (waiting.TryPop(out (string Path, string FullPath, IgnoreRules? Rules, int Depth) next))
        {
            FileSystemInfo[] entries = Entries(next.FullPath, next.Path);

            // Folders come behind the files; the first of them is pushed last.
            for (int i = entries.Length - 1; i >= 0; i--)
            {
                if (entries[i] is DirectoryInfo inner && next.Depth < maxDepth && IsWanted(inner, next.Rules))
                {
                    waiting.Push(($"{next.Path}{inner.Name}/", inner.FullName, next.Rules?.Within(inner.FullName), next.Depth + 1));
                }
            }

            foreach (FileSystemInfo entry in entries)
            {
                if (entry is FileInfo && IsWanted(entry, next.Rules))
                {
                    yield return next.Path + entry.Name;
                }
            }
        }
    }

    private bool IsWanted(FileSystemInfo entry, IgnoreRules? rules)
    {
        bool isFolder = entry is DirectoryInfo;
        if (string.Equals(entry.Name, GitFolder, StringComparison.Ordinal))
        {
            return false;
        }

        bool isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
        if (rules is not null && rules.Ignores(entry.FullName, isFolder && !isLink))
        {
            skipped.AddIgnored();
            return false;
        }

        if (isLink)
        {
            skipped.AddLink();
        }

        return !isLink;
    }

    private FileSystemInfo[] Entries(string fullPath, string path)
    {
        try
        {
            FileSystemInfo[] entries = new DirectoryInfo(fullPath).GetFileSystemInfos();
            Array.Sort(entries, (one, other) => string.CompareOrdinal(one.Name, other.Name));
            return entries;
        }
        catch (UnauthorizedAccessException)
        {
            fail($"no permission to read the folder '{path}'. Check its access rights.");
        }
        catch (DirectoryNotFoundException)
        {
            // It has gone meanwhile.
        }
        catch (IOException e)
        {
            fail($"can't read the folder '{path}': {e.Message.TrimEnd('.')}.");
        }

        return [];
    }
}
