namespace BytePair.Cli.Input.Globs;

/// <summary>A glob pattern that paths are matched against, with slashes between folders.</summary>
/// <remarks>
/// All ways in which a pattern may match are followed at once, one character of the path after the other: a set of places in the pattern,
/// each the number of elements that are matched. So a match takes time in the length of the path and of the pattern, whatever they are.
/// <code>
/// pattern  s r c / ** / * . c s        path  src/a/b.cs
/// after "src/":  4 (in the folders), 5 (past them)      after "src/a":  4, 5 (in the star), 6
/// </code>
/// </remarks>
internal sealed class GlobPattern(string pattern)
{
    private const int MaxOnStack = 256;

    private readonly Element[] elements = new PatternReader(pattern).Read();

    /// <summary>The pattern where it has nothing but characters that stand for themselves; it needs no walk.</summary>
    private readonly string? literal = pattern.AsSpan().IndexOfAny("*?[\\") < 0 ? pattern : null;

    /// <summary>Whether a word has characters that make it a pattern.</summary>
    public static bool IsPattern(string word) => word.AsSpan().IndexOfAny("*?[{") >= 0;

    public bool Matches(ReadOnlySpan<char> path)
    {
        if (literal is not null)
        {
            return path.SequenceEqual(literal);
        }

        int places = elements.Length + 1;
        Span<bool> current = places <= MaxOnStack ? stackalloc bool[places] : new bool[places];
        Span<bool> next = places <= MaxOnStack ? stackalloc bool[places] : new bool[places];
        current.Clear();
        Enter(current, 0);
        foreach (char c in path)
        {
            next.Clear();
            for (int place = 0; place < elements.Length; place++)
            {
                if (current[place])
                {
                    Step(place, c, next);
                }
            }

            Span<bool> swapped = current;
            current = next;
            next = swapped;
        }

        return current[^1];
    }

    /// <summary>Comes to a place, and to those behind it where nothing need be matched in between.</summary>
    private void Enter(Span<bool> places, int place)
    {
        places[place] = true;
        while (place < elements.Length && elements[place].Kind is ElementKind.Star or ElementKind.Everything or ElementKind.Folders)
        {
            places[++place] = true;
        }
    }

    private void Step(int place, char c, Span<bool> next)
    {
        Element element = elements[place];
        switch (element.Kind)
        {
            case ElementKind.Literal when c == element.Character:
            case ElementKind.One when c != '/':
            case ElementKind.Set when element.Set!.Contains(c):
                Enter(next, place + 1);
                break;
            case ElementKind.Star when c != '/':
            case ElementKind.Everything:
                Enter(next, place);
                break;
            case ElementKind.Folders:
                next[place] = true; // within a folder's name: not past it
                if (c == '/')
                {
                    Enter(next, place + 1);
                }

                break;
            default:
                break;
        }
    }
}
