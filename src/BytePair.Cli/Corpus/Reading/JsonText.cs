using System.Buffers;
using System.Text;

namespace BytePair.Cli.Corpus.Reading;

/// <summary>JSON that is read as it comes: nothing of it is kept, so that a string, or a value that nobody wants, may be of any length.</summary>
/// <remarks>
/// <para>
/// All of the grammar of RFC 8259 is checked. Values may be nested <see cref="MaxDepth"/> deep. The escape of half a surrogate pair without the
/// other reads as U+FFFD, as such a text does everywhere in this library; bytes in a string that are no UTF-8 are passed on as they are, and a
/// byte-order mark at the beginning is passed over.
/// </para>
/// <para>In text of lines, a line's end is no white space: values don't reach beyond it, and reading can go on with the next line after anything.</para>
/// </remarks>
/// <param name="source">The text.</param>
/// <param name="isLines">Whether each value has a line of its own.</param>
internal sealed class JsonText(SourceText source, bool isLines)
{
    /// <summary>How deep values may be nested.</summary>
    public const int MaxDepth = 64;

    private const int LongestCharacter = 4;

    private static readonly SearchValues<byte> StringStops = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(value => (byte)value), (byte)'"', (byte)'\\']);

    /// <summary>The line that is read, from 1 on.</summary>
    public long Line { get; set; } = 1;

    /// <summary>Where it begins, in bytes.</summary>
    public long LineStart { get; set; }

    /// <summary>Passes over a byte-order mark.</summary>
    public void SkipByteOrderMark()
    {
        if (source.Peek() == 0xEF)
        {
            foreach (byte part in "\uFEFF"u8)
            {
                Expect(part, "a byte-order mark or a value");
            }
        }
    }

    /// <summary>Passes over white space and gives what comes then, which stays ahead: a byte, or -1 at the end.</summary>
    public int SkipWhiteSpace()
    {
        while (true)
        {
            int next = source.Peek();
            if (next == '\n' && !isLines)
            {
                EndLine();
            }
            else if (next is ' ' or '\t' or '\r')
            {
                source.Skip(1);
            }
            else
            {
                return next;
            }
        }
    }

    /// <summary>Passes over the end of a line.</summary>
    public void EndLine()
    {
        source.Skip(1);
        Line++;
        LineStart = source.Position;
    }

    /// <summary>Passes over the rest of a line, whatever it is, and its end.</summary>
    public void SkipLine()
    {
        while (!source.Rest.IsEmpty || source.Fill())
        {
            int end = source.Rest.IndexOf((byte)'\n');
            source.Skip(end < 0 ? source.Rest.Length : end);
            if (end >= 0)
            {
                EndLine();
                return;
            }
        }
    }

    /// <summary>Passes over a byte that has to come.</summary>
    public void Expect(byte expected, string what)
    {
        if (source.Peek() != expected)
        {
            throw Unexpected(what);
        }

        source.Skip(1);
    }

    /// <summary>Reads a string from its quotation mark on.</summary>
    public void ReadString<TSink>(ref TSink sink)
        where TSink : IStringSink
    {
        Expect((byte)'"', "a string");
        while (true)
        {
            if (source.Rest.IsEmpty && !source.Fill())
            {
                throw Problem("the text ends within a string");
            }

            ReadOnlySpan<byte> rest = source.Rest;
            int stop = rest.IndexOfAny(StringStops);
            sink.Append(rest.Slice(0, stop < 0 ? rest.Length : stop));
            source.Skip(stop < 0 ? rest.Length : stop);
            if (stop < 0)
            {
                continue;
            }

            switch (rest[stop])
            {
                case (byte)'"':
                    source.Skip(1);
                    return;
                case (byte)'\\':
                    source.Skip(1);
                    ReadEscape(ref sink);
                    break;
                case (byte)'\n' when isLines:
                    throw Problem("the line ends within a string");
                case var control:
                    throw Problem($"a string has the control character U+{control:X4}, which JSON wants escaped");
            }
        }
    }

    /// <summary>Passes over a value of any kind.</summary>
    /// <param name="depth">How many objects and arrays it is in.</param>
    public void SkipValue(int depth)
    {
        NoSink nothing = default;
        switch (SkipWhiteSpace())
        {
            case '"':
                ReadString(ref nothing);
                break;
            case '{':
                SkipMembers(depth);
                break;
            case '[':
                SkipElements(depth);
                break;
            case '-' or (>= '0' and <= '9'):
                SkipNumber();
                break;
            case 't':
                SkipWord("true"u8);
                break;
            case 'f':
                SkipWord("false"u8);
                break;
            case 'n':
                SkipWord("null"u8);
                break;
            default:
                throw Unexpected("a value");
        }
    }

    /// <summary>Passes over the opening brace of an object; false, and over the closing one too, if it is empty.</summary>
    public bool EnterObject(int depth) => Enter(depth, '}');

    /// <summary>Passes over the opening bracket of an array; false, and over the closing one too, if it is empty.</summary>
    public bool EnterArray(int depth) => Enter(depth, ']');

    /// <summary>Behind a member of an object: true if another one follows.</summary>
    public bool HasNextMember() => HasNext('}', "a comma or a closing brace");

    /// <summary>Behind an element of an array: true if another one follows.</summary>
    public bool HasNextElement() => HasNext(']', "a comma or a closing bracket");

    /// <summary>Reads the name of a member and the colon behind it.</summary>
    public void ReadName<TSink>(ref TSink sink)
        where TSink : IStringSink
    {
        if (SkipWhiteSpace() != '"')
        {
            throw Unexpected("a name in quotation marks");
        }

        ReadString(ref sink);
        SkipWhiteSpace();
        Expect((byte)':', "a colon");
    }

    /// <summary>What is wrong at this place.</summary>
    public InvalidDocumentException Problem(string problem) => new(problem, Line, source.Position - LineStart + 1);

    /// <summary>Says what comes instead of what should.</summary>
    public InvalidDocumentException Unexpected(string expected) => Problem(source.Peek() switch
    {
        -1 => $"the text ends where {expected} should be",
        '\n' => $"the line ends where {expected} should be",
        > ' ' and < 0x7F and var visible => $"'{(char)visible}' stands where {expected} should be",
        var other => $"the byte {other:X2} stands where {expected} should be",
    });

    private bool Enter(int depth, char end)
    {
        source.Skip(1);
        if (depth >= MaxDepth)
        {
            throw Problem($"values are nested more than {MaxDepth} deep");
        }

        if (SkipWhiteSpace() != end)
        {
            return true;
        }

        source.Skip(1);
        return false;
    }

    private bool HasNext(char end, string expected)
    {
        int next = SkipWhiteSpace();
        if (next != ',' && next != end)
        {
            throw Unexpected(expected);
        }

        source.Skip(1);
        return next == ',';
    }

    private void SkipMembers(int depth)
    {
        NoSink nothing = default;
        for (bool goesOn = EnterObject(depth); goesOn; goesOn = HasNextMember())
        {
            ReadName(ref nothing);
            SkipValue(depth + 1);
        }
    }

    private void SkipElements(int depth)
    {
        for (bool goesOn = EnterArray(depth); goesOn; goesOn = HasNextElement())
        {
            SkipValue(depth + 1);
        }
    }

    private void SkipNumber()
    {
        SkipIf('-');
        if (!SkipIf('0'))
        {
            SkipDigits();
        }

        if (SkipIf('.'))
        {
            SkipDigits();
        }

        if (SkipIf('e') || SkipIf('E'))
        {
            _ = SkipIf('+') || SkipIf('-');
            SkipDigits();
        }
    }

    private bool SkipIf(char wanted)
    {
        bool isThere = source.Peek() == wanted;
        source.Skip(isThere ? 1 : 0);
        return isThere;
    }

    private void SkipDigits()
    {
        if (source.Peek() is < '0' or > '9')
        {
            throw Unexpected("a digit");
        }

        while (source.Peek() is >= '0' and <= '9')
        {
            source.Skip(1);
        }
    }

    private void SkipWord(ReadOnlySpan<byte> word)
    {
        foreach (byte letter in word)
        {
            Expect(letter, "true, false, null or another value");
        }
    }

    private void ReadEscape<TSink>(ref TSink sink)
        where TSink : IStringSink
    {
        byte plain = source.Peek() switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '/' => (byte)'/',
            'b' => (byte)'\b',
            'f' => (byte)'\f',
            'n' => (byte)'\n',
            'r' => (byte)'\r',
            't' => (byte)'\t',
            'u' => 0,
            _ => throw Unexpected("one of \"\\/bfnrtu (an escape)"),
        };
        source.Skip(1);
        if (plain != 0)
        {
            sink.Append([plain]);
        }
        else
        {
            ReadUnicodeEscapes(ref sink);
        }
    }

    /// <summary>Reads a code unit behind <c>\u</c>, and its other half if it is one; what follows a half that stays alone is read as well.</summary>
    private void ReadUnicodeEscapes<TSink>(ref TSink sink)
        where TSink : IStringSink
    {
        char unit = ReadCodeUnit();
        while (char.IsHighSurrogate(unit))
        {
            if (source.Peek() != '\\')
            {
                AppendRune(Rune.ReplacementChar, ref sink);
                return;
            }

            source.Skip(1);
            if (source.Peek() != 'u')
            {
                AppendRune(Rune.ReplacementChar, ref sink);
                ReadEscape(ref sink);
                return;
            }

            source.Skip(1);
            char next = ReadCodeUnit();
            if (char.IsLowSurrogate(next))
            {
                AppendRune(new Rune(unit, next), ref sink);
                return;
            }

            AppendRune(Rune.ReplacementChar, ref sink);
            unit = next;
        }

        AppendRune(char.IsLowSurrogate(unit) ? Rune.ReplacementChar : new Rune(unit), ref sink);
    }

    private char ReadCodeUnit()
    {
        int value = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = source.Peek();
            if (digit < 0 || !char.IsAsciiHexDigit((char)digit))
            {
                throw Unexpected("a hexadecimal digit");
            }

            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
            source.Skip(1);
        }

        return (char)value;
    }

    private static void AppendRune<TSink>(Rune rune, ref TSink sink)
        where TSink : IStringSink
    {
        Span<byte> utf8 = stackalloc byte[LongestCharacter];
        sink.Append(utf8.Slice(0, rune.EncodeToUtf8(utf8)));
    }
}
