using System.Text;
using BytePair.Text;

namespace BytePair.Normalization;

/// <summary>Normalizes strings.</summary>
internal static class NormalizedText
{
    public static string Of(string text, INormalizer normalizer)
    {
        using var normalized = new PooledBytes(text.Length);
        return normalizer.TryChange(Encoding.UTF8.GetBytes(text), normalized) ? Encoding.UTF8.GetString(normalized.ToArray()) : text;
    }
}
