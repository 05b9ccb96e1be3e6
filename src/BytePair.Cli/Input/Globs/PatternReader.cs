namespace BytePair.Cli.Input.Globs;

/// <summary>
/// Reads a glob pattern by the rules of git's wildcards: <c>*</c>, <c>?</c> and <c>[…]</c> stay within a name, <c>**</c> between slashes goes through
/// folders, <c>\</c> takes the next character as it is.
/// </summary>
internal ref struct PatternReader(string pattern)
{
    private readonly List<Element> elements = [];
    private int at;

    public Element[] Read()
    {
        while (at < pattern.Length)
        {
            char c = pattern[at++];
            switch (c)
            {
                case '*':
                    ReadStars();
                    break;
                case '?':
                    elements.Add(new Element(ElementKind.One));
                    break;
                case '[':
                    elements.Add(ReadSet() is { } set ? new Element(ElementKind.Set, Set: set) : new Element(ElementKind.Nothing));
                    break;
                case '\\':
                    elements.Add(at < pattern.Length ? new Element(ElementKind.Literal, pattern[at++]) : new Element(ElementKind.Nothing));
                    break;
                default:
                    elements.Add(new Element(ElementKind.Literal, c));
                    break;
            }
        }

        return [.. elements];
    }

    /// <summary>Two stars or more mean folders only if slashes or the ends of the pattern stand on both sides.</summary>
    private void ReadStars()
    {
        int first = at - 1;
        while (Peek() == '*')
        {
            at++;
        }

        bool isAfterSlash = first == 0 || pattern[first - 1] == '/';
        if (at - first == 1 || !isAfterSlash)
        {
            elements.Add(new Element(ElementKind.Star));
        }
        else if (at == pattern.Length)
        {
            elements.Add(new Element(ElementKind.Everything));
        }
        else if (Peek() == '/')
        {
            at++;
            elements.Add(new Element(ElementKind.Folders));
        }
        else if (Peek() == '\\' && at + 1 < pattern.Length && pattern[at + 1] == '/')
        {
            elements.Add(new Element(ElementKind.Everything));
        }
        else
        {
            elements.Add(new Element(ElementKind.Star));
        }
    }

    /// <summary>The set behind a bracket; null if the pattern ends before it does.</summary>
    private CharacterSet? ReadSet()
    {
        var set = new CharacterSet();
        if (Peek() is '!' or '^')
        {
            set.IsNegated = true;
            at++;
        }

        // A bracket that would close an empty set is a member.
        char previous = '\0';
        bool isFirst = true;
        while (at < pattern.Length && (pattern[at] != ']' || isFirst))
        {
            isFirst = false;
            if (!TryReadMember(set, ref previous))
            {
                return null;
            }
        }

        bool isClosed = at < pattern.Length;
        at++;
        return isClosed ? set : null;
    }

    private bool TryReadMember(CharacterSet set, ref char previous)
    {
        char c = pattern[at++];
        if (c == '-' && previous != '\0' && at < pattern.Length && pattern[at] != ']')
        {
            char last = pattern[at++];
            if (last == '\\' && !TryReadEscaped(out last))
            {
                return false;
            }

            set.Add(previous, last);
            previous = '\0'; // what ends a range begins none
            return true;
        }

        if (c == '[' && Peek() == ':')
        {
            return TryReadClass(set, ref previous);
        }

        if (c == '\\' && !TryReadEscaped(out c))
        {
            return false;
        }

        set.Add(c, c);
        previous = c;
        return true;
    }

    /// <summary><c>[:alpha:]</c> within a set, or a bracket and a colon like others.</summary>
    private bool TryReadClass(CharacterSet set, ref char previous)
    {
        int end = pattern.IndexOf(']', at + 1);
        if (end < 0)
        {
            return false;
        }

        if (end - 1 <= at || pattern[end - 1] != ':')
        {
            set.Add('[', '[');
            previous = '[';
            return true;
        }

        bool isKnown = set.TryAddClass(pattern.AsSpan(at + 1, end - 1 - (at + 1)));
        at = end + 1;
        previous = '\0';
        return isKnown;
    }

    private bool TryReadEscaped(out char c)
    {
        c = Peek();
        return at++ < pattern.Length;
    }

    private readonly char Peek() => at < pattern.Length ? pattern[at] : '\0';
}
