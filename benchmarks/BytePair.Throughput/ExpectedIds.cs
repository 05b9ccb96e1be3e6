using System.Text.Json;

namespace BytePair.Throughput;

/// <summary>The count and digest that a file of the corpora must have in an encoding.</summary>
internal sealed record ExpectedIds(int Count, string Digest)
{
    /// <summary>Reads the expectation from golden/corpus-digests.json beside the folder of corpora.</summary>
    /// <returns>Null if there is none for this file.</returns>
    public static ExpectedIds? Find(string corporaFolder, string fileName, string encodingName)
    {
        string path = Path.GetFullPath(Path.Combine(corporaFolder, "..", "golden", "corpus-digests.json"));
        if (!File.Exists(path))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.TryGetProperty(fileName, out JsonElement file) && file.TryGetProperty(encodingName, out JsonElement ids)
            ? new ExpectedIds(ids.GetProperty("tokens").GetInt32(), ids.GetProperty("fnv1a64").GetString()!)
            : null;
    }
}
