using System.Text.Json;

namespace BytePair.ModelFiles;

/// <summary>The text of a model's file: checked UTF-8 that is to be JSON.</summary>
internal readonly ref struct ModelText
{
    private readonly ReadOnlySpan<byte> utf8;

    /// <exception cref="InvalidDataException">It is too long, isn't UTF-8, or has an escape that is no character.</exception>
    public ModelText(ReadOnlySpan<byte> content)
    {
        utf8 = ModelFile.Check(content);
        int half = SurrogateEscapes.FindHalf(utf8);
        if (half >= 0)
        {
            throw Malformed("$", half, "The escape is half a surrogate pair, which is no character.");
        }
    }

    /// <summary>Reads a part of the text, whose positions are then counted from its beginning.</summary>
    public Utf8JsonReader Reader(JsonSection section) => new(Slice(section));

    /// <summary>A part of the text as it stands.</summary>
    public ReadOnlySpan<byte> Slice(JsonSection section) => utf8.Slice(section.Start, section.Length);

    /// <summary>All of it.</summary>
    public ReadOnlySpan<byte> Whole => utf8;

    /// <summary>Reads the whole text.</summary>
    public Utf8JsonReader Reader() => new(utf8);

    /// <summary>What is wrong, and where.</summary>
    /// <param name="path">The value, e.g. <c>$.model.vocab</c>.</param>
    /// <param name="at">In bytes of the text.</param>
    /// <param name="problem">A sentence.</param>
    public InvalidDataException Malformed(string path, long at, string problem) => new($"{path} ({PlaceOf(at)}): {problem}");

    /// <summary>The same, where the text of a value isn't JSON.</summary>
    public InvalidDataException NotJson(string path, long at) => Malformed(path, at, "The file isn't well-formed JSON here.");

    /// <summary>The same, as the framework's reader says it.</summary>
    /// <param name="at">How far it has read, in bytes of the text.</param>
    /// <param name="exception">What it says. It hasn't counted the lines that were passed over.</param>
    public InvalidDataException NotJson(long at, JsonException exception)
    {
        int place = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string problem = place < 0 ? exception.Message : exception.Message.Substring(0, place);
        return new($"The file isn't well-formed JSON (at {PlaceOf(at)}, or soon behind it): {problem}", exception);
    }

    private string PlaceOf(long at)
    {
        ReadOnlySpan<byte> before = utf8.Slice(0, (int)Math.Min(at, utf8.Length));
        int line = 1;
        int lineStart = 0;
        for (int newLine = before.IndexOf((byte)'\n'); newLine >= 0; newLine = before.Slice(lineStart).IndexOf((byte)'\n'))
        {
            line++;
            lineStart += newLine + 1;
        }

        return $"line {line}, byte {at - lineStart + 1}";
    }
}
