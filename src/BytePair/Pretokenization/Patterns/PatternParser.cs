using System.Globalization;

namespace BytePair.Pretokenization.Patterns;

/// <summary>Reads the regular expressions that tokenizers are published with.</summary>
/// <remarks>
/// What it reads: literals and escapes, <c>.</c>, classes with ranges, negation, <c>&amp;&amp;</c> and classes within, <c>\s \d \w \h</c> and
/// <c>\p{…}</c> (general categories, scripts, a few more), <c>|</c>, groups, atomic groups, lookahead, <c>(?i:…)</c> for letters of ASCII
/// (the long s and the Kelvin sign among them), quantifiers that are greedy, lazy or possessive (a round of a loop without maximum has to take something), <c>$ \z \Z \b</c>. What looks at text before
/// a match is refused: pieces are to follow from the text behind their beginning.
/// </remarks>
internal sealed partial class PatternParser
{
    private const int MaxLength = 1 << 16;
    private const int MaxDepth = 64;

    private readonly string pattern;
    private readonly PatternDialect dialect;
    private int at;
    private int depth;
    private bool ignoresCase;
    private bool dotIsAll;
    private bool linesEnd;

    private PatternParser(string pattern, PatternDialect dialect)
    {
        this.pattern = pattern;
        this.dialect = dialect;
        linesEnd = dialect == PatternDialect.HuggingFace;
    }

    /// <summary>The pattern as a tree.</summary>
    /// <exception cref="ArgumentException">It isn't one, or uses what isn't supported; the message says where.</exception>
    public static PatternNode Parse(string pattern, PatternDialect dialect)
    {
        var parser = new PatternParser(pattern, dialect);
        if (pattern.Length > MaxLength)
        {
            throw parser.Error(0, $"it has more than {MaxLength} characters");
        }

        PatternNode node = parser.ParseChoice();
        return parser.at == pattern.Length ? node : throw parser.Error(parser.at, "there is no group that this closes");
    }

    /// <summary>A pattern that is a text as it stands.</summary>
    public static PatternNode Literal(string text)
    {
        var parser = new PatternParser(text, PatternDialect.HuggingFace);
        var items = new List<PatternNode>();
        while (parser.at < text.Length)
        {
            items.Add(PatternNode.OfSet(CharSet.Of(parser.NextCodePoint())));
        }

        return PatternNode.Sequence([.. items]);
    }

    private PatternNode ParseChoice()
    {
        if (++depth > MaxDepth)
        {
            throw Error(at, $"groups are nested more than {MaxDepth} deep");
        }

        var alternatives = new List<PatternNode>();
        var items = new List<PatternNode>();
        while (at < pattern.Length && pattern[at] != ')')
        {
            if (TrySkip("|"))
            {
                alternatives.Add(PatternNode.Sequence([.. items]));
                items.Clear();
            }
            else if (!TrySkipFlags())
            {
                items.Add(ParseQuantifiers(ParseAtom()));
            }
        }

        depth--;
        alternatives.Add(PatternNode.Sequence([.. items]));
        return PatternNode.Choice([.. alternatives]);
    }

    private PatternNode ParseAtom()
    {
        int start = at;
        switch (pattern[at])
        {
            case '(':
                return ParseGroup();
            case '[':
                return PatternNode.OfSet(ParseClass());
            case '.':
                at++;
                return PatternNode.OfSet(dotIsAll ? CharSet.All : CharSet.Of('\n').Negate());
            case '$':
                at++;
                return linesEnd ? EndOfLine() : PatternNode.Of(PatternNodeKind.End);
            case '^':
                throw Error(start, "'^' looks at the text before a match, which isn't supported");
            case '?' or '*' or '+':
                throw Error(start, "there is nothing that it could repeat");
            case '\\':
                return ParseEscape();
            default:
                return PatternNode.OfSet(Fold(CharSet.Of(NextCodePoint()), start));
        }
    }

    private static PatternNode EndOfLine() =>
        PatternNode.Of(PatternNodeKind.Ahead, PatternNode.Choice(PatternNode.OfSet(CharSet.Of('\n')), PatternNode.Of(PatternNodeKind.End)));

    private PatternNode ParseGroup()
    {
        int start = at;
        bool previous = ignoresCase;
        bool previousDot = dotIsAll;
        bool previousEnd = linesEnd;
        PatternNodeKind kind = ParseGroupStart(start);
        PatternNode item = ParseChoice();
        if (!TrySkip(")"))
        {
            throw Error(start, "the group isn't closed");
        }

        (ignoresCase, dotIsAll, linesEnd) = (previous, previousDot, previousEnd);
        return kind == PatternNodeKind.Sequence ? item : PatternNode.Of(kind, item);
    }

    private PatternNodeKind ParseGroupStart(int start)
    {
        at++;
        if (!TrySkip("?"))
        {
            return PatternNodeKind.Sequence;
        }

        if (TrySkip("<=") || TrySkip("<!"))
        {
            throw Error(start, "lookbehind looks at the text before a match, which isn't supported");
        }

        if (TrySkip("P<") || TrySkip("<"))
        {
            int end = pattern.IndexOf('>', at);
            at = end < 0 ? throw Error(start, "the group's name isn't closed") : end + 1;
            return PatternNodeKind.Sequence;
        }

        PatternNodeKind? kind = TrySkip("=") ? PatternNodeKind.Ahead : TrySkip("!") ? PatternNodeKind.NotAhead : TrySkip(">") ? PatternNodeKind.Atomic : null;
        if (kind is null)
        {
            ParseFlags(start, ':');
        }

        return kind ?? PatternNodeKind.Sequence;
    }

    /// <summary><c>(?i)</c>, which holds to the end of the group, and <c>(?#…)</c>.</summary>
    private bool TrySkipFlags()
    {
        int start = at;
        if (TrySkip("(?#"))
        {
            int end = pattern.IndexOf(')', at);
            at = end < 0 ? throw Error(start, "the comment isn't closed") : end + 1;
            return true;
        }

        int close = TrySkip("(?") ? at : pattern.Length;
        while (close < pattern.Length && (pattern[close] is >= 'a' and <= 'z' || pattern[close] == '-'))
        {
            close++;
        }

        if (close < pattern.Length && pattern[close] == ')' && close > at)
        {
            ParseFlags(start, ')');
            return true;
        }

        at = start;
        return false;
    }

    private void ParseFlags(int start, char close)
    {
        bool value = true;
        for (; at < pattern.Length && pattern[at] != close; at++)
        {
            switch (pattern[at])
            {
                case '-':
                    value = false;
                    break;
                case 'i':
                    ignoresCase = value;
                    break;
                case 'u':
                    break;
                case 's' when dialect == PatternDialect.Tiktoken:
                case 'm' when dialect == PatternDialect.HuggingFace:
                    dotIsAll = value;
                    break;
                case 'm':
                    linesEnd = value;
                    break;
                default:
                    throw Error(start, $"'(?{pattern[at]}' isn't supported");
            }
        }

        if (!TrySkip(close == ':' ? ":" : ")"))
        {
            throw Error(start, "the group isn't closed");
        }
    }

    private PatternNode ParseQuantifiers(PatternNode item)
    {
        for (int start = at; TryParseTimes(out int min, out int max, out bool isInterval); start = at)
        {
            bool isPossessive = (!isInterval || dialect == PatternDialect.Tiktoken) && TrySkip("+");
            RepeatMode mode = isPossessive ? RepeatMode.Possessive : TrySkip("?") ? RepeatMode.Lazy : RepeatMode.Greedy;
            if (min > max)
            {
                throw Error(start, "the least number of times is above the most");
            }

            item = PatternNode.Repeat(item, min, max, mode);
        }

        return item;
    }

    private bool TryParseTimes(out int min, out int max, out bool isInterval)
    {
        isInterval = false;
        (min, max) = (0, PatternNode.NoMaximum);
        if (TrySkip("*"))
        {
            return true;
        }

        if (TrySkip("+"))
        {
            min = 1;
            return true;
        }

        if (TrySkip("?"))
        {
            max = 1;
            return true;
        }

        return isInterval = TryParseInterval(out min, out max);
    }

    /// <summary><c>{2}</c>, <c>{2,}</c>, <c>{2,3}</c>, <c>{,3}</c>; anything else that begins with a brace is a brace.</summary>
    private bool TryParseInterval(out int min, out int max)
    {
        (min, max) = (0, PatternNode.NoMaximum);
        int start = at;
        if (!TrySkip("{"))
        {
            return false;
        }

        bool hasMin = TryParseNumber(out min);
        bool hasComma = TrySkip(",");
        bool hasMax = TryParseNumber(out max);
        max = hasMax ? max : hasComma ? PatternNode.NoMaximum : min;
        if ((hasMin || hasMax) && (hasComma || !hasMax) && TrySkip("}"))
        {
            return true;
        }

        at = start;
        return false;
    }

    private bool TryParseNumber(out int number)
    {
        int start = at;
        while (at < pattern.Length && pattern[at] is >= '0' and <= '9')
        {
            at++;
        }

        string digits = pattern.Substring(start, at - start);
        bool isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        return isNumber || digits.Length == 0 ? isNumber : throw Error(start, "the number is too large");
    }

    private PatternNode ParseEscape()
    {
        int start = at;
        if (TrySkip("\\z"))
        {
            return PatternNode.Of(PatternNodeKind.End);
        }

        if (TrySkip("\\Z"))
        {
            PatternNode newline = PatternNode.Repeat(PatternNode.OfSet(CharSet.Of('\n')), 0, 1, RepeatMode.Greedy);
            return PatternNode.Of(PatternNodeKind.Ahead, PatternNode.Sequence(newline, PatternNode.Of(PatternNodeKind.End)));
        }

        if (TrySkip("\\b"))
        {
            return PatternNode.Of(PatternNodeKind.WordBoundary);
        }

        return TrySkip("\\B") ? PatternNode.Of(PatternNodeKind.NoWordBoundary) : PatternNode.OfSet(Fold(ParseEscapedSet(out bool isOne), start, isOne));
    }

    private int NextCodePoint()
    {
        bool isPair = at + 1 < pattern.Length && char.IsSurrogatePair(pattern[at], pattern[at + 1]);
        int codePoint = isPair ? char.ConvertToUtf32(pattern[at], pattern[at + 1]) : pattern[at];
        at += isPair ? 2 : 1;
        return codePoint is >= 0xD800 and <= 0xDFFF ? throw Error(at - 1, "half a surrogate pair is no character") : codePoint;
    }

    private int BackOverCodePoint()
    {
        at--;
        return NextCodePoint();
    }

    private bool TrySkip(string words)
    {
        bool found = string.CompareOrdinal(pattern, at, words, 0, words.Length) == 0;
        at += found ? words.Length : 0;
        return found;
    }

    private ArgumentException Error(int position, string reason) => ThrowHelper.UnsupportedPattern(pattern, position, reason);
}
