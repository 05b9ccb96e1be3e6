using System.Text;
using System.Text.Json;

namespace BytePair.Packages.Tests.Support;

/// <summary>The reference vectors of the core's tests, in a form that a program on any framework reads without a library.</summary>
internal static class GoldenVectors
{
    private static readonly string Source = Repository.PathOf("tests", "BytePair.Tests", "Golden", "ordinary.jsonl");

    /// <summary>Writes a line for each text, <c>encoding base64</c>, and returns the ids that must come back, a line for each text.</summary>
    public static string[] Write(string target)
    {
        var texts = new StringBuilder();
        var ids = new List<string>();
        foreach (string line in File.ReadLines(Source).Where(line => line.Length > 0))
        {
            using JsonDocument vector = JsonDocument.Parse(line);
            string text = vector.RootElement.GetProperty("text").GetString()!;
            texts.Append(vector.RootElement.GetProperty("encoding").GetString()).Append(' ')
                .Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))).Append('\n');
            ids.Add(string.Join(' ', vector.RootElement.GetProperty("tokens").EnumerateArray().Select(id => id.GetInt32())));
        }

        File.WriteAllText(target, texts.ToString());
        return [.. ids];
    }
}
