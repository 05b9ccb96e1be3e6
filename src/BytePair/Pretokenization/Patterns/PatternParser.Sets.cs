using System.Globalization;

namespace BytePair.Pretokenization.Patterns;

// Sets of characters: classes in brackets, escapes, properties, and what case makes of them.
internal sealed partial class PatternParser
{
    /// <summary>A class in brackets.</summary>
    private CharSet ParseClass()
    {
        int start = at++;
        if (++depth > MaxDepth)
        {
            throw Error(start, $"classes are nested more than {MaxDepth} deep");
        }

        bool isNegated = TrySkip("^");
        CharSet? intersected = null;
        CharSet set = CharSet.Empty;
        for (bool isFirst = true; isFirst || !TrySkip("]"); isFirst = false)
        {
            if (at >= pattern.Length)
            {
                throw Error(start, "the class isn't closed");
            }

            if (TrySkip("&&"))
            {
                intersected = intersected?.Intersect(set) ?? set;
                set = CharSet.Empty;
            }
            else
            {
                set = set.Union(ParseClassItem());
            }
        }

        depth--;
        set = intersected?.Intersect(set) ?? set;
        return isNegated ? set.Negate() : set;
    }

    private CharSet ParseClassItem()
    {
        int start = at;
        if (pattern[at] == '[')
        {
            return pattern.IndexOf("[:", at, StringComparison.Ordinal) == at ? ParsePosixClass() : ParseClass();
        }

        CharSet first = ParseMember(out bool isOne);
        bool isRange = at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']' && pattern[at + 1] != '[';
        if (!isRange || !isOne)
        {
            return Fold(first, start, isOne);
        }

        at++;
        CharSet last = ParseMember(out isOne);
        if (!isOne || last.Changes[0] < first.Changes[0])
        {
            throw Error(start, "this is no range of characters");
        }

        return Fold(CharSet.Range(first.Changes[0], last.Changes[0]), start);
    }

    private CharSet ParsePosixClass()
    {
        int start = at;
        int end = pattern.IndexOf(":]", at, StringComparison.Ordinal);
        at += 2;
        bool isNegated = TrySkip("^");
        CharSet? set = end < 0 ? null : UnicodeProperties.Find(pattern.Substring(at, end - at));
        at = end + 2;
        return set is null ? throw Error(start, "no class has that name here") : isNegated ? set.Negate() : set;
    }

    private CharSet ParseMember(out bool isOne)
    {
        isOne = true;
        return pattern[at] == '\\' ? ParseEscapedSet(out isOne) : CharSet.Of(NextCodePoint());
    }

    /// <summary>An escape that stands for one character, or a set of them.</summary>
    private CharSet ParseEscapedSet(out bool isOne)
    {
        int start = at++;
        if (at == pattern.Length)
        {
            throw Error(start, "nothing follows the backslash");
        }

        isOne = false;
        char letter = pattern[at++];
        switch (letter)
        {
            case 's':
                return UnicodeProperties.Space;
            case 'S':
                return UnicodeProperties.Space.Negate();
            case 'd':
                return UnicodeProperties.Digit;
            case 'D':
                return UnicodeProperties.Digit.Negate();
            case 'w':
                return WordCharacters(dialect);
            case 'W':
                return WordCharacters(dialect).Negate();
            case 'h':
                return HexDigits();
            case 'H':
                return HexDigits().Negate();
            case 'p' or 'P':
                return ParseProperty(start, isNegated: letter == 'P');
        }

        isOne = true;
        return CharSet.Of(letter switch
        {
            'r' => '\r',
            'n' => '\n',
            't' => '\t',
            'f' => '\f',
            'v' => '\v',
            'a' => '\a',
            'e' => 0x1B,
            '0' => 0,
            'x' => ParseHex(start, 2),
            'u' => ParseHex(start, 4),
            'U' => ParseHex(start, 8),
            _ when char.IsLetterOrDigit(letter) => throw Error(start, $"'\\{letter}' isn't supported"),
            _ => BackOverCodePoint(),
        });
    }

    /// <summary><c>\w</c>; Rust, and so tiktoken, counts the two characters that join others in it.</summary>
    public static CharSet WordCharacters(PatternDialect dialect) => dialect == PatternDialect.Tiktoken
        ? UnicodeProperties.Word.Union(CharSet.Range(0x200C, 0x200D))
        : UnicodeProperties.Word;

    private static CharSet HexDigits() => CharSet.Range('0', '9').Union(CharSet.Range('a', 'f')).Union(CharSet.Range('A', 'F'));

    private CharSet ParseProperty(int start, bool isNegated)
    {
        string name;
        if (TrySkip("{"))
        {
            int end = pattern.IndexOf('}', at);
            if (end < 0)
            {
                throw Error(start, "the property's name isn't closed");
            }

            isNegated ^= TrySkip("^");
            name = pattern.Substring(at, end - at);
            at = end + 1;
        }
        else
        {
            name = at < pattern.Length ? pattern.Substring(at++, 1) : string.Empty;
        }

        CharSet set = UnicodeProperties.Find(name) ?? throw Error(start, $"no property is called '{name}' here");
        return isNegated ? set.Negate() : set;
    }

    /// <summary><c>\x41</c>, <c>\x{41}</c>, <c>\u0041</c>, <c>\u{41}</c>.</summary>
    private int ParseHex(int start, int digits)
    {
        bool isBraced = TrySkip("{");
        int end = isBraced ? pattern.IndexOf('}', at) : at + digits;
        string number = end < 0 || end > pattern.Length ? string.Empty : pattern.Substring(at, end - at);
        if (!int.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            || value is < 0 or >= CharSet.Invalid or (>= 0xD800 and <= 0xDFFF))
        {
            throw Error(start, "this is no code point");
        }

        at = end + (isBraced ? 1 : 0);
        return value;
    }

    /// <summary>Under <c>(?i)</c>, the set with the other cases of its letters.</summary>
    /// <param name="set">Characters that stand in the pattern.</param>
    /// <param name="start">Where they do.</param>
    /// <param name="isListed">False for a class with a name: those here hold all cases of a letter, or can't be told.</param>
    private CharSet Fold(CharSet set, int start, bool isListed = true)
    {
        if (!ignoresCase)
        {
            return set;
        }

        CharSet cased = UnicodeProperties.Category("Lu").Union(UnicodeProperties.Category("Ll")).Union(UnicodeProperties.Category("Lt"));
        CharSet inSet = set.Intersect(cased);
        if (!isListed)
        {
            return inSet.IsEmpty || inSet.Equals(cased) ? set : throw Error(start, "a class of some cases isn't supported under (?i)");
        }

        for (int lower = 'a'; lower <= 'z'; lower++)
        {
            CharSet alike = CharSet.Of(lower).Union(CharSet.Of(lower - 0x20)).Union(lower == 's' ? CharSet.Of(0x17F) : lower == 'k' ? CharSet.Of(0x212A) : CharSet.Empty);
            if (set.Overlaps(alike))
            {
                set = set.Union(alike);
                inSet = inSet.Except(alike);
            }
        }

        return inSet.IsEmpty ? set : throw Error(start, "of letters with case only those of ASCII are supported under (?i)");
    }
}
