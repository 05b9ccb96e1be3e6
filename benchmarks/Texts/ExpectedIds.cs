using System.Globalization;
using System.Text.Json;

namespace BytePair.Measuring;

/// <summary>The count and digest that a file of the corpora must have in an encoding.</summary>
internal sealed record ExpectedIds(int Count, string Digest)
{
    public bool AreMetBy(ReadOnlySpan<int> ids) =>
        ids.Length == Count && string.Equals(Fnv1a(ids).ToString("x16", CultureInfo.InvariantCulture), Digest, StringComparison.Ordinal);

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

    /// <summary>FNV-1a with 64 bits over ids as little-endian uint32.</summary>
    private static ulong Fnv1a(ReadOnlySpan<int> ids)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (int id in ids)
        {
            for (int shift = 0; shift < 32; shift += 8)
            {
                hash = (hash ^ (byte)(id >> shift)) * 0x100000001b3;
            }
        }

        return hash;
    }
}
