namespace BytePair.Budgeting.Chunking;

/// <summary>Finds where sentences end within a line, by the rules that <see cref="TextChunker"/> documents.</summary>
/// <remarks>
/// Example: in <c>See Mr. Smith (e.g. at 3.5 km). He waits… perhaps. "No!" he said.</c> sentences end behind <c>km). </c>, <c>perhaps. </c> and at the
/// end of the line: <c>Mr</c> is an abbreviation, <c>e.g</c> ends in a single letter, <c>3.5</c> has no blank, and <c>perhaps</c> and <c>he</c> are lower case.
/// </remarks>
internal sealed class SentenceScanner(BoundaryList boundaries)
{
    /// <summary>The most chars behind a mark that say whether it ends a sentence.</summary>
    public const int Reach = 256;

    /// <summary>The most chars before a full stop that may be an abbreviation.</summary>
    private const int LongestAbbreviation = 6;

    /// <summary>In chars: more than most sentences have.</summary>
    private const int Near = 256;

    private const char LeastOfOtherMarks = '؟';

    private const string Marks = ".!?…。！？．｡؟।॥۔";

    /// <summary>Marks that end a sentence without white space behind them.</summary>
    private const string WideMarks = "。！？．｡";

    private const string Closers = ")]}\"'”’»›」』）】》〉］";

    /// <summary>What stands before a name or a number, with a full stop.</summary>
    private static readonly HashSet<string> Abbreviations = new(
        ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sr", "Jr", "Rev", "Gen", "Sen", "Rep", "Gov", "Capt", "Lt", "Col", "Sgt", "Hon", "No", "Nos", "Fig", "Figs", "Eq", "Vol", "Ch", "Sec", "pp", "cf", "vs", "al", "ca", "Nr", "Hr", "Fr", "Abb", "bzw", "Mme", "Mlle"],
        StringComparer.Ordinal);

    /// <summary>Whether the last sentence that was found ends the line.</summary>
    public bool EndsLine { get; private set; }

    public void BeginLine() => EndsLine = false;

    /// <summary>Whether a text goes on with the sentence before it: it begins in lower case.</summary>
    public static bool GoesOn(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return !text.IsEmpty && CharKinds.IsLower(text[0]);
    }

    /// <summary>Adds the boundaries of the marks in a range of a line.</summary>
    /// <returns>How far the line was looked at, which may be behind the range.</returns>
    public int Scan(ReadOnlySpan<char> text, int start, int until, Line line)
    {
        int at = start;
        while (at < until)
        {
            int mark = FindMark(text, at, until);
            if (mark < 0)
            {
                return until;
            }

            at = PassEnd(text, mark, Math.Min(line.ContentEnd, mark + Reach), out int marksEnd, out int end);
            if (at == line.ContentEnd && line.IsWhole)
            {
                EndsLine = !IsAbbreviated(text, mark, marksEnd);
            }
            else if (at < mark + Reach && Ends(text, mark, marksEnd, end, at))
            {
                boundaries.Add(at, BoundaryLevel.Sentence);
            }
        }

        return at;
    }

    /// <summary>The first mark in a range, or -1. Most are near, and are found before the framework's search for one of many is prepared.</summary>
    private static int FindMark(ReadOnlySpan<char> text, int start, int until)
    {
        int near = Math.Min(until, start + Near);
        for (int i = start; i < near; i++)
        {
            char c = text[i];
            if (c is '.' or '!' or '?' || (c >= LeastOfOtherMarks && IsOneOf(Marks, c)))
            {
                return i;
            }
        }

        int next = near == until ? -1 : text.Slice(near, until - near).IndexOfAny(Marks.AsSpan());
        return next < 0 ? -1 : near + next;
    }

    /// <summary>Passes marks, then closing quotes and brackets, then white space.</summary>
    private static int PassEnd(ReadOnlySpan<char> text, int mark, int limit, out int marksEnd, out int end)
    {
        int at = mark + 1;
        while (at < limit && IsOneOf(Marks, text[at]))
        {
            at++;
        }

        marksEnd = at;
        while (at < limit && IsOneOf(Closers, text[at]))
        {
            at++;
        }

        end = at;
        while (at < limit && CharKinds.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool Ends(ReadOnlySpan<char> text, int mark, int marksEnd, int end, int next)
    {
        if (WordBreaks.Continues(text, next))
        {
            return false;
        }

        return IsOneOf(WideMarks, text[marksEnd - 1])
            || (next > end && !CharKinds.IsLower(text[next]) && !IsAbbreviated(text, mark, marksEnd));
    }

    /// <summary>True for a single full stop behind a single letter, an abbreviation, or the number at the beginning of a line.</summary>
    private static bool IsAbbreviated(ReadOnlySpan<char> text, int mark, int marksEnd)
    {
        if (text[mark] != '.' || marksEnd - mark > 1)
        {
            return false;
        }

        int start = mark;
        while (start > 0 && mark - start <= LongestAbbreviation && (CharKinds.IsLetter(text[start - 1]) || CharKinds.IsDigit(text[start - 1])))
        {
            start--;
        }

        ReadOnlySpan<char> word = text.Slice(start, mark - start);
        return word.Length switch
        {
            0 or > LongestAbbreviation => false,
            1 when CharKinds.IsLetter(word[0]) => true,
            _ when CharKinds.IsDigit(word[0]) => start == 0 || text[start - 1] is '\n' or '\r',
            _ => Abbreviations.Contains(word.ToString()),
        };
    }

    private static bool IsOneOf(string chars, char c) => chars.AsSpan().IndexOf(c) >= 0;
}
