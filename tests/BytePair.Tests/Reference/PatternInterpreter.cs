using static BytePair.Tests.Reference.UnicodeClasses;

namespace BytePair.Tests.Reference;

/// <summary>
/// A backtracking matcher for as much of regular expressions as the published patterns use, over code points and the pinned
/// classes. It exists to hold the hand-written grammars of this folder against the very text of the pattern.
/// </summary>
internal sealed class PatternInterpreter
{
    private readonly string _pattern;
    private readonly List<List<Item>> _alternatives;
    private int _at;

    public PatternInterpreter(string pattern)
    {
        _pattern = pattern;
        _alternatives = ParseAlternatives(ignoreCase: false);
    }

    private enum Kind
    {
        Set,
        Group,
        NotFollowedBy,
        End,
    }

    public int EndOfPiece(int[] text, int start) => MatchAny(_alternatives, text, start, end => end);

    private static int MatchAny(List<List<Item>> alternatives, int[] text, int at, Func<int, int> then)
    {
        foreach (List<Item> sequence in alternatives)
        {
            int end = MatchFrom(sequence, 0, text, at, then);
            if (end >= 0)
            {
                return end;
            }
        }

        return -1;
    }

    private static int MatchFrom(List<Item> sequence, int index, int[] text, int at, Func<int, int> then)
    {
        if (index == sequence.Count)
        {
            return then(at);
        }

        Item item = sequence[index];
        int Rest(int from) => MatchFrom(sequence, index + 1, text, from, then);
        switch (item.Kind)
        {
            case Kind.End:
                return at == text.Length ? Rest(at) : -1;
            case Kind.NotFollowedBy:
                return MatchAny(item.Alternatives, text, at, end => end) < 0 ? Rest(at) : -1;
            case Kind.Group:
                int end = MatchAny(item.Alternatives, text, at, Rest);
                return end >= 0 || item.Min > 0 ? end : Rest(at);
            default:
                int most = Matching.Run(text, at, item.Set, item.Max) - at;
                int least = item.Possessive ? Math.Max(most, item.Min) : item.Min;
                return Enumerable.Range(0, Math.Max(0, most - least + 1)).Select(given => Rest(at + most - given)).FirstOrDefault(e => e >= 0, -1);
        }
    }

    private List<List<Item>> ParseAlternatives(bool ignoreCase)
    {
        List<List<Item>> alternatives = [[]];
        while (_at < _pattern.Length && _pattern[_at] != ')')
        {
            if (Skip("|"))
            {
                alternatives.Add([]);
            }
            else
            {
                alternatives[^1].Add(ParseQuantifier(ParseAtom(ignoreCase)));
            }
        }

        return alternatives;
    }

    private Item ParseAtom(bool ignoreCase)
    {
        if (Skip("(?:"))
        {
            return ParseGroup(Kind.Group, ignoreCase);
        }

        if (Skip("(?i:"))
        {
            return ParseGroup(Kind.Group, ignoreCase: true);
        }

        if (Skip("(?!"))
        {
            return ParseGroup(Kind.NotFollowedBy, ignoreCase);
        }

        return Skip("$") ? new Item(Kind.End) : new Item(Kind.Set) { Set = ParseSet(ignoreCase) };
    }

    private Item ParseGroup(Kind kind, bool ignoreCase)
    {
        Item group = new(kind) { Alternatives = ParseAlternatives(ignoreCase) };
        _at++; // the closing parenthesis
        return group;
    }

    private Predicate<int> ParseSet(bool ignoreCase)
    {
        if (!Skip("["))
        {
            return ParseMember(ignoreCase);
        }

        bool negated = Skip("^");
        List<Predicate<int>> members = [];
        while (!Skip("]"))
        {
            members.Add(ParseMember(ignoreCase));
        }

        return c => members.Exists(member => member(c)) != negated;
    }

    private Predicate<int> ParseMember(bool ignoreCase)
    {
        if (!Skip("\\"))
        {
            char literal = _pattern[_at++];
            return ignoreCase ? c => Matching.Fold(c) == Matching.Fold(literal) : c => c == literal;
        }

        switch (_pattern[_at++])
        {
            case 'r': return c => c == '\r';
            case 'n': return c => c == '\n';
            case 's': return IsSpace;
            case 'S': return c => !IsSpace(c);
            case 'p':
                string name = _pattern[(_at + 1).._pattern.IndexOf('}', _at)];
                _at += name.Length + 2;
                return c => Of(c).ToString().StartsWith(name, StringComparison.Ordinal);
            default: throw new NotSupportedException($"Escape before {_at} in {_pattern}");
        }
    }

    private Item ParseQuantifier(Item item)
    {
        (item.Min, item.Max) =
            Skip("?") ? (0, 1) :
            Skip("*") ? (0, int.MaxValue) :
            Skip("+") ? (1, int.MaxValue) :
            Skip("{1,3}") ? (1, 3) : (1, 1);
        item.Possessive = (item.Min, item.Max) != (1, 1) && Skip("+");
        return item;
    }

    private bool Skip(string words)
    {
        bool found = string.CompareOrdinal(_pattern, _at, words, 0, words.Length) == 0;
        _at += found ? words.Length : 0;
        return found;
    }

    private sealed class Item(Kind kind)
    {
        public Kind Kind { get; } = kind;

        public Predicate<int> Set { get; init; } = _ => false;

        public List<List<Item>> Alternatives { get; init; } = [];

        public int Min { get; set; }

        public int Max { get; set; }

        public bool Possessive { get; set; }
    }
}
