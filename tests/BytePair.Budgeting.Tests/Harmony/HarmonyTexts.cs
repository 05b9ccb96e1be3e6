using System.Text.Json;
using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Harmony;

/// <summary>The reference's own test data (Texts/README.md says where they are from).</summary>
internal static class HarmonyTexts
{
    public static IReadOnlyDictionary<string, (int Tokens, int Trimmed)> Counts { get; } = ReadCounts();

    public static string Read(string name) => File.ReadAllText(PathOf(name + ".txt"));

    private static string PathOf(string file) => Repository.PathOf("tests", "BytePair.Budgeting.Tests", "Harmony", "Texts", file);

    private static Dictionary<string, (int Tokens, int Trimmed)> ReadCounts()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(PathOf("counts.json")));
        return document.RootElement.GetProperty("counts").EnumerateObject().ToDictionary(
            file => Path.GetFileNameWithoutExtension(file.Name),
            file => (file.Value.GetProperty("tokens").GetInt32(), file.Value.GetProperty("tokens_trimmed").GetInt32()));
    }
}
