namespace BytePair.Cli.Input.Globs;

/// <summary>The characters that a bracket expression such as <c>[a-z0-9]</c> or <c>[!abc]</c> stands for; never a slash.</summary>
internal sealed class CharacterSet
{
    private readonly List<(char First, char Last)> ranges = [];
    private readonly List<Func<char, bool>> classes = [];

    public bool IsNegated { get; set; }

    public void Add(char first, char last) => ranges.Add((first, last));

    /// <summary>Adds a class by its POSIX name; false if there is none.</summary>
    public bool TryAddClass(ReadOnlySpan<char> name)
    {
        Func<char, bool>? contains = name switch
        {
            "alnum" => char.IsAsciiLetterOrDigit,
            "alpha" => char.IsAsciiLetter,
            "blank" => c => c is ' ' or '\t',
            "cntrl" => c => c is < ' ' or '\x7F',
            "digit" => char.IsAsciiDigit,
            "graph" => c => c is > ' ' and < '\x7F',
            "lower" => char.IsAsciiLetterLower,
            "print" => c => c is >= ' ' and < '\x7F',
            "punct" => c => c is > ' ' and < '\x7F' && !char.IsAsciiLetterOrDigit(c),
            "space" => c => c is ' ' or (>= '\t' and <= '\r'),
            "upper" => char.IsAsciiLetterUpper,
            "xdigit" => char.IsAsciiHexDigit,
            _ => null,
        };
        if (contains is not null)
        {
            classes.Add(contains);
        }

        return contains is not null;
    }

    public bool Contains(char c) =>
        c != '/' && IsNegated != (ranges.Exists(range => c >= range.First && c <= range.Last) || classes.Exists(contains => contains(c)));
}
