using System.Collections;
using System.Globalization;

namespace BytePair.Tests.Api;

/// <summary>What compiled examples call: a value is compared with what the comment behind it says.</summary>
public static class ExampleChecks
{
    /// <summary>
    /// A comment says the value, as by <c>Console.WriteLine</c>, elements separated by commas. Words may follow, as in <c>4 tokens</c>;
    /// "…" stands for the rest of the elements. White space at either end needs quotes to be compared.
    /// </summary>
    public static void Says(string comment, string value)
    {
        bool isQuoted = comment.StartsWith('"') && comment.LastIndexOf('"') > 0;
        string said = isQuoted ? comment[1..comment.LastIndexOf('"')] : comment;
        value = isQuoted ? value : value.Trim();
        bool agrees = said == value
            || (value is "true" or "false" && said.Equals(value, StringComparison.OrdinalIgnoreCase))
            || said.StartsWith(value + " ", StringComparison.Ordinal)
            || (said.EndsWith('…') && value.StartsWith(said[..^1].TrimEnd(), StringComparison.Ordinal));
        Assert.True(agrees && said.Length > 0, $"The comment says '{comment}', the value is '{value}'.");
    }

    public static void Value(string comment, object? value) => Says(comment, Format(value));

    public static void Value(string comment, ReadOnlySpan<int> value) => Says(comment, Format(value.ToArray()));

    public static void Value(string comment, ReadOnlySpan<byte> value) => Says(comment, Format(value.ToArray()));

    public static void Value(string comment, ReadOnlySpan<char> value) => Says(comment, value.ToString());

    public static void Value(string comment, ReadOnlyMemory<int> value) => Value(comment, value.Span);

    public static void Value(string comment, ReadOnlyMemory<byte> value) => Value(comment, value.Span);

    public static void Value(string comment, ReadOnlyMemory<char> value) => Value(comment, value.Span);

    private static string Format(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        IEnumerable elements => string.Join(", ", elements.Cast<object?>().Select(Format)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
