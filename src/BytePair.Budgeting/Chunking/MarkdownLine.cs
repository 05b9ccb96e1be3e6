namespace BytePair.Budgeting.Chunking;

/// <summary>What a line of Markdown is, told from its text.</summary>
internal static class MarkdownLine
{
    /// <summary>With so many columns before it a line is code or belongs to an item.</summary>
    private const int CodeIndentation = 4;

    private const int DeepestHeading = 6;
    private const int LeastRule = 3;
    private const int MostDigits = 9;

    /// <summary>A heading with marks: <c>## Title ##</c>.</summary>
    public static bool TryReadHeading(ReadOnlySpan<char> line, out int depth, out string title)
    {
        depth = 0;
        title = string.Empty;
        ReadOnlySpan<char> content = line.TrimStart();
        if (line.Length - content.Length >= CodeIndentation)
        {
            return false;
        }

        while (depth < content.Length && content[depth] == '#')
        {
            depth++;
        }

        if (depth is 0 or > DeepestHeading || (depth < content.Length && content[depth] is not (' ' or '\t')))
        {
            return false;
        }

        ReadOnlySpan<char> text = content.Slice(depth).Trim();
        ReadOnlySpan<char> unclosed = text.TrimEnd('#');
        bool isClosed = unclosed.IsEmpty || unclosed[unclosed.Length - 1] is ' ' or '\t';
        title = (isClosed ? unclosed.TrimEnd() : text).ToString();
        return true;
    }

    /// <summary>The line below a heading: <c>===</c> for depth 1, <c>---</c> for depth 2.</summary>
    public static bool IsUnderline(ReadOnlySpan<char> line, out int depth)
    {
        ReadOnlySpan<char> content = line.Trim();
        depth = !content.IsEmpty && content[0] == '=' ? 1 : 2;
        return !content.IsEmpty && content[0] is '=' or '-' && content.TrimEnd(content[0]).IsEmpty && line.Length - line.TrimStart().Length < CodeIndentation;
    }

    /// <summary>A line that parts what is above from what is below: <c>---</c>, <c>* * *</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> content = line.Trim();
        int marks = 0;
        foreach (char c in content)
        {
            if (c == content[0])
            {
                marks++;
            }
            else if (c is not (' ' or '\t'))
            {
                return false;
            }
        }

        return marks >= LeastRule && content[0] is '-' or '*' or '_';
    }

    /// <summary>An item of a list: <c>- one</c>, <c>2. two</c>.</summary>
    public static bool IsItem(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> content = line.TrimStart();
        int length = 0;
        while (length < content.Length && length < MostDigits && content[length] is >= '0' and <= '9')
        {
            length++;
        }

        bool isNumbered = length > 0;
        if (length == content.Length || !(isNumbered ? content[length] is '.' or ')' : content[length] is '-' or '*' or '+'))
        {
            return false;
        }

        return (length + 1 == content.Length || content[length + 1] is ' ' or '\t') && !IsRule(line);
    }

    /// <summary>The head of a table, above its line of dashes and bars.</summary>
    public static bool BeginsTable(ReadOnlySpan<char> line, ReadOnlySpan<char> next)
    {
        if (!HasBar(line) || next.IndexOf('-') < 0)
        {
            return false;
        }

        foreach (char c in next)
        {
            if (c is not ('|' or '-' or ':' or ' ' or '\t'))
            {
                return false;
            }
        }

        return HasBar(next);
    }

    /// <summary>Whether a line may be a row of a table.</summary>
    public static bool HasBar(ReadOnlySpan<char> line) => line.IndexOf('|') >= 0;

    /// <summary>Whether a line belongs to an item above it: two columns are enough.</summary>
    public static bool IsIndented(ReadOnlySpan<char> line) => !line.IsEmpty && (line[0] == '\t' || (line.Length > 1 && line[0] == ' ' && line[1] == ' '));
}
