namespace BytePair.Budgeting.Chunking;

/// <summary>Source code: a line is the better to cut before, the less it is indented; of lines indented alike, those behind a blank line.</summary>
/// <remarks>
/// A line that begins with a bracket belongs to what stands before it, and what follows a comment or an attribute to that.
/// </remarks>
internal sealed class CodeScanner(BoundaryList boundaries) : LineScanner(boundaries)
{
    /// <summary>Deeper indentation is as bad as this, in columns.</summary>
    private const int MaxIndentation = 63;

    private const int TabWidth = 4;
    private bool isBehindBlank;

    /// <summary>The indentation of the line before, if what follows belongs to it; otherwise -1.</summary>
    private int leadsAt = -1;

    protected override bool TryBegin(ReadOnlySpan<char> text, Line line, bool isComplete, out bool isProse)
    {
        isProse = false;
        ReadOnlySpan<char> head = line.Head(text);
        ReadOnlySpan<char> content = head.TrimStart();
        if (content.IsEmpty && line.IsWhole)
        {
            isBehindBlank = true;
            leadsAt = -1;
            return true;
        }

        int indentation = Columns(head.Slice(0, head.Length - content.Length));
        bool belongsToLast = leadsAt == indentation || BeginsWithBracket(content);
        int strength = belongsToLast ? 0 : (2 * (MaxIndentation - indentation)) + (isBehindBlank ? 1 : 0);
        Boundaries.Add(line.Start, (byte)(BoundaryLevel.CodeLine + strength));
        isBehindBlank = false;
        leadsAt = Leads(content) ? indentation : -1;
        return true;
    }

    private static int Columns(ReadOnlySpan<char> indentation)
    {
        int columns = 0;
        for (int i = 0; i < indentation.Length && columns < MaxIndentation; i++)
        {
            columns += indentation[i] == '\t' ? TabWidth - (columns % TabWidth) : 1;
        }

        return Math.Min(columns, MaxIndentation);
    }

    private static bool BeginsWithBracket(ReadOnlySpan<char> content) => !content.IsEmpty && content[0] is '{' or '}' or ')' or ']' or '(';

    /// <summary>True for a comment, an attribute or a decorator.</summary>
    private static bool Leads(ReadOnlySpan<char> content) =>
        !content.IsEmpty
        && (content[0] is '#' or '@' or '*' or ';' || StartsWith(content, "//") || StartsWith(content, "/*") || StartsWith(content, "--") || IsAttribute(content));

    private static bool IsAttribute(ReadOnlySpan<char> content) => content[0] == '[' && content.TrimEnd().EndsWith("]".AsSpan(), StringComparison.Ordinal);

    private static bool StartsWith(ReadOnlySpan<char> content, string start) => content.StartsWith(start.AsSpan(), StringComparison.Ordinal);
}
