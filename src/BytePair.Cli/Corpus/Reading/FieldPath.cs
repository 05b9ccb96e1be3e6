using System.Text;

namespace BytePair.Cli.Corpus.Reading;

/// <summary>Which field of an object is the text: <c>text</c>, or <c>page.body</c> for one within another. A dot in a name is written <c>\.</c></summary>
internal sealed class FieldPath
{
    public const string DefaultField = "text";

    private FieldPath(string path, byte[][] names, bool allowsStrings)
    {
        Path = path;
        Names = names;
        AllowsStrings = allowsStrings;
    }

    /// <summary>As it was given.</summary>
    public string Path { get; }

    /// <summary>The names from the outermost on, in UTF-8.</summary>
    public byte[][] Names { get; }

    /// <summary>Whether a string instead of an object is a document, too: so it is where no field was asked for.</summary>
    public bool AllowsStrings { get; }

    /// <summary>Reads a path; null stands for <see cref="DefaultField"/>, or no field at all.</summary>
    public static FieldPath Parse(string? path)
    {
        var names = new List<byte[]>();
        var name = new StringBuilder();
        string text = path ?? DefaultField;
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscaped = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '.' or '\\';
            if (!isEscaped && text[i] == '.')
            {
                names.Add(Encoding.UTF8.GetBytes(name.ToString()));
                name.Clear();
                continue;
            }

            i += isEscaped ? 1 : 0;
            name.Append(text[i]);
        }

        names.Add(Encoding.UTF8.GetBytes(name.ToString()));
        return new FieldPath(text, [.. names], path is null);
    }
}
