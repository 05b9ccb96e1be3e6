using System.Text;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input.Globs;

namespace BytePair.Cli.Input.GitIgnore;

/// <summary>A line of a <c>.gitignore</c> file.</summary>
internal sealed class IgnoreRule
{
    /// <summary>What stands before anything that may vary. It is compared by itself, as git does, so that stars behind it stand at the beginning.</summary>
    private readonly string prefix;

    private readonly GlobPattern pattern;
    private readonly bool isForFolders;
    private readonly bool isForNames;

    private IgnoreRule(string pattern, bool isNegated)
    {
        IsNegated = isNegated;
        if (pattern.EndsWith('/'))
        {
            isForFolders = true;
            pattern = pattern[..^1];
        }

        // A slash anywhere else ties the pattern to the folder of its file.
        isForNames = !pattern.Contains('/', StringComparison.Ordinal);
        pattern = pattern.StartsWith('/') ? pattern[1..] : pattern;
        int varies = isForNames ? 0 : pattern.AsSpan().IndexOfAny("*?[\\");
        prefix = varies < 0 ? "" : pattern[..varies];
        this.pattern = new GlobPattern(pattern[prefix.Length..]);
    }

    /// <summary>Whether what it matches is taken back from earlier rules.</summary>
    public bool IsNegated { get; }

    /// <summary>The rules of a file, in its order.</summary>
    /// <exception cref="CommandFailedException">It can't be read.</exception>
    public static IgnoreRule[] ReadFile(string path)
    {
        string text = Encoding.Latin1.GetString(Contents(path));
        const string ByteOrderMark = "\u00EF\u00BB\u00BF";
        text = text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? text[ByteOrderMark.Length..] : text;
        return [.. text.Split('\n').Select(Read).OfType<IgnoreRule>()];
    }

    /// <summary>Whether the rule has something to say of a file or a folder.</summary>
    /// <param name="path">Its path below the folder of the rule's file, in <see cref="GitText"/>.</param>
    /// <param name="name">The last part of that path.</param>
    /// <param name="isFolder">Whether it is a folder; a link to one is none.</param>
    public bool Matches(ReadOnlySpan<char> path, ReadOnlySpan<char> name, bool isFolder) =>
        (isFolder || !isForFolders) && (isForNames ? pattern.Matches(name) : path.StartsWith(prefix) && pattern.Matches(path[prefix.Length..]));

    private static byte[] Contents(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"can't read '{path}', which says what to leave alone: {e.Message.TrimEnd('.')}. --no-ignore does without.");
        }
    }

    private static IgnoreRule? Read(string line)
    {
        if (line.StartsWith('#'))
        {
            return null;
        }

        string text = WithoutSpacesBehind(line.EndsWith('\r') ? line[..^1] : line);
        bool isNegated = text.StartsWith('!');
        string written = isNegated ? text[1..] : text;
        return written.Length > 0 ? new IgnoreRule(written, isNegated) : null;
    }

    /// <summary>Spaces at the end don't count, unless there is a backslash before them.</summary>
    private static string WithoutSpacesBehind(string line)
    {
        int end = 0;
        for (int at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\')
            {
                if (++at == line.Length)
                {
                    return line;
                }

                end = at + 1;
            }
            else if (line[at] != ' ')
            {
                end = at + 1;
            }
        }

        return line[..end];
    }
}
