using BytePair.Cli.CommandLine;
using BytePair.Cli.Input.Globs;

namespace BytePair.Cli.Input;

/// <summary>The files that the words of a command line stand for: files, folders, patterns, and <c>-</c>.</summary>
internal sealed class InputPaths(FolderWalk walk)
{
    /// <summary>The files, in the order of the words; what a folder or a pattern brings up comes up once.</summary>
    /// <exception cref="CommandFailedException">No file matches a pattern, or a word is empty.</exception>
    public IEnumerable<InputPath> Expand(IEnumerable<string> words)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string word in words)
        {
            foreach (InputPath path in Expand(word))
            {
                if (path.IsNamed || seen.Add(path.Path))
                {
                    yield return path;
                }
            }
        }
    }

    /// <summary>Whether a word stands for more than itself.</summary>
    public static bool IsExpandable(string word) =>
        word is not InputFiles.StandardInput && !File.Exists(word) && (Directory.Exists(word) || GlobPattern.IsPattern(word));

    private IEnumerable<InputPath> Expand(string word) =>
        !IsExpandable(word) ? [new InputPath(word, IsNamed: true)]
        : Directory.Exists(word) ? walk.Files(word).Select(path => new InputPath(path, IsNamed: false))
        : Match(OperatingSystem.IsWindows() ? word.Replace('\\', '/') : word);

    private IEnumerable<InputPath> Match(string word)
    {
        bool isFound = false;
        foreach (string written in Braces.Expand(word))
        {
            string pattern = written.StartsWith("./", StringComparison.Ordinal) ? written[2..] : written;

            // The walk begins below the last slash before anything that may vary.
            int varies = pattern.AsSpan().IndexOfAny("*?[");
            int slash = varies < 0 ? pattern.LastIndexOf('/') : pattern.AsSpan(0, varies).LastIndexOf('/');
            string folder = slash < 0 ? "." : pattern[..(slash + 1)];
            if (!Directory.Exists(folder))
            {
                continue;
            }

            var glob = new GlobPattern(pattern);
            int depth = pattern.Contains("**", StringComparison.Ordinal) ? int.MaxValue : pattern.AsSpan(slash + 1).Count('/') + 1;
            foreach (string path in walk.Files(folder, depth).Where(path => glob.Matches(path)))
            {
                isFound = true;
                yield return new InputPath(path, IsNamed: false);
            }
        }

        if (!isFound)
        {
            throw new CommandFailedException($"no file matches '{word}', but for what .gitignore names. Check the pattern and the folder.");
        }
    }
}
