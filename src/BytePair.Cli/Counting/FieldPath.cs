using System.Globalization;
using System.Text.Json;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Counting;

/// <summary>
/// Where in a JSON value texts are: names of properties with dots between, <c>[]</c> for all elements of an array, <c>[0]</c> for one.
/// <c>messages[].content</c> takes the content of each message.
/// </summary>
internal sealed class FieldPath
{
    /// <summary>A property's name, an element's number, or null for all elements.</summary>
    private readonly object?[] steps;

    private FieldPath(object?[] steps) => this.steps = steps;

    /// <exception cref="CommandFailedException">It is no path.</exception>
    public static FieldPath Parse(string text)
    {
        var read = new List<object?>();
        for (int at = 0; at < text.Length;)
        {
            if (text[at] == '[')
            {
                int close = text.IndexOf(']', at);
                string inner = close < 0 ? "?" : text[(at + 1)..close];
                int number = 0;
                if (inner.Length > 0 && !int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out number))
                {
                    throw Malformed(text);
                }

                read.Add(inner.Length == 0 ? null : number);
                at = close + 1;
                continue;
            }

            at += text[at] == '.' && at > 0 ? 1 : 0;
            int end = at < text.Length ? text.AsSpan(at).IndexOfAny('.', '[') : 0;
            end = end < 0 ? text.Length : at + end;
            read.Add(end > at ? text[at..end] : throw Malformed(text));
            at = end;
        }

        return read.Count > 0 ? new FieldPath([.. read]) : throw Malformed(text);
    }

    /// <summary>Gives each string of the value that the path leads to.</summary>
    public void FindStrings(JsonElement value, Action<JsonElement> found) => FindStrings(value, 0, found);

    private void FindStrings(JsonElement value, int step, Action<JsonElement> found)
    {
        if (step == steps.Length)
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                found(value);
            }

            return;
        }

        switch (steps[step])
        {
            case string name when value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out JsonElement property):
                FindStrings(property, step + 1, found);
                break;
            case int number when value.ValueKind == JsonValueKind.Array && number < value.GetArrayLength():
                FindStrings(value[number], step + 1, found);
                break;
            case null when value.ValueKind == JsonValueKind.Array:
                foreach (JsonElement element in value.EnumerateArray())
                {
                    FindStrings(element, step + 1, found);
                }

                break;
            default:
                break;
        }
    }

    private static CommandFailedException Malformed(string text) =>
        new($"--field can't be '{text}': write the names of properties with dots between, and [] for all elements of an array, as in messages[].content.");
}
