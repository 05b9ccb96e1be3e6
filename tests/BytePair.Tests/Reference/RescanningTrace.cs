namespace BytePair.Tests.Reference;

/// <summary>Each merge of a piece in its order, as the definition of byte pair encoding says. Byte strings are .NET strings of chars up to U+00FF here.</summary>
internal static class RescanningTrace
{
    public static IEnumerable<(int Start, string Left, string Right)> Of(string piece, IReadOnlyDictionary<string, int> ranks)
    {
        List<string> parts = [.. piece.Select(b => b.ToString())];
        while (RescanningMerge.LowestPair(parts, ranks) is int left and >= 0)
        {
            yield return (parts.Take(left).Sum(part => part.Length), parts[left], parts[left + 1]);
            parts[left] += parts[left + 1];
            parts.RemoveAt(left + 1);
        }
    }
}
