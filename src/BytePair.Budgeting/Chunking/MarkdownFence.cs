namespace BytePair.Budgeting.Chunking;

/// <summary>The line that opened a block of code, three or more backticks or tildes, and that closes it: as many.</summary>
internal readonly struct MarkdownFence(char mark, int length)
{
    private const int LeastLength = 3;

    public bool IsOpen => length > 0;

    /// <summary>The fence that a line opens, if it does. It may be indented, as within a list.</summary>
    public static MarkdownFence Open(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> content = line.TrimStart();
        if (content.IsEmpty || content[0] is not ('`' or '~'))
        {
            return default;
        }

        int length = LengthOfRun(content);
        bool isCodeInText = content[0] == '`' && content.Slice(length).IndexOf('`') >= 0;
        return length < LeastLength || isCodeInText ? default : new MarkdownFence(content[0], length);
    }

    /// <summary>The same for the first line of a text, which may also begin what tools read: <c>---</c> above <c>key: value</c>.</summary>
    public static MarkdownFence OpenFirst(ReadOnlySpan<char> line, ReadOnlySpan<char> next)
    {
        ReadOnlySpan<char> content = line.TrimEnd();
        bool isFrontMatter = content.Length == LeastLength && content.TrimEnd('-').IsEmpty && next.IndexOf(':') > 0;
        return isFrontMatter ? new MarkdownFence('-', LeastLength) : Open(line);
    }

    /// <summary>What is open behind a line within the block.</summary>
    public MarkdownFence Behind(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> content = line.Trim();
        bool closes = content.Length >= length && content[0] == mark && LengthOfRun(content) == content.Length;
        return closes ? default : this;
    }

    private static int LengthOfRun(ReadOnlySpan<char> content)
    {
        int length = 1;
        while (length < content.Length && content[length] == content[0])
        {
            length++;
        }

        return length;
    }
}
