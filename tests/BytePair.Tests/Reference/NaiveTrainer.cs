namespace BytePair.Tests.Reference;

/// <summary>Byte pair encoding learnt as its definition says: all pairs are counted anew for each merge. Byte strings are .NET strings of chars up to U+00FF here.</summary>
internal static class NaiveTrainer
{
    /// <summary>Of pairs as frequent, the one whose left token came first; then the one whose right did. Bytes come in the order of GPT-2.</summary>
    public static List<(string Left, string Right)> Merges(IEnumerable<string> pieces, int count, long least = 1, int maxLength = int.MaxValue)
    {
        List<string> tokens = [.. ByteOrder()];
        List<(string Left, string Right)> merges = [];
        List<string[]> words = [.. pieces.Select(piece => piece.Select(b => b.ToString()).ToArray())];
        while (merges.Count < count)
        {
            var pairs = words.SelectMany(Pairs).Where(pair => (pair.Left + pair.Right).Length <= maxLength).GroupBy(pair => pair).Where(pair => pair.Count() >= least).ToList();
            if (pairs.Count == 0)
            {
                break;
            }

            (string left, string right) = pairs
                .OrderByDescending(pair => pair.Count()).ThenBy(pair => tokens.IndexOf(pair.Key.Left)).ThenBy(pair => tokens.IndexOf(pair.Key.Right)).First().Key;
            merges.Add((left, right));
            tokens.Add(left + right);
            words = [.. words.Select(word => Merge(word, left, right))];
        }

        return merges;
    }

    /// <summary>The tokens of a piece: each merge of the list in its order.</summary>
    public static IEnumerable<string> Encode(string piece, IEnumerable<(string Left, string Right)> merges) =>
        merges.Aggregate(piece.Select(b => b.ToString()).ToArray(), (word, merge) => Merge(word, merge.Left, merge.Right));

    /// <summary>All bytes: printable characters of Latin-1, then the others.</summary>
    public static IEnumerable<string> ByteOrder() => Enumerable.Range(0, 256).OrderBy(b => b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? 0 : 1).Select(b => ((char)b).ToString());

    /// <summary>The pairs of neighbours; three equal tokens have one pair, since two of them merge.</summary>
    private static IEnumerable<(string Left, string Right)> Pairs(string[] word)
    {
        for (int i = 0; i + 1 < word.Length; i++)
        {
            yield return (word[i], word[i + 1]);
            bool overlapsNext = i + 2 < word.Length && word[i] == word[i + 1] && word[i] == word[i + 2];
            i += overlapsNext ? 1 : 0;
        }
    }

    private static string[] Merge(string[] word, string left, string right)
    {
        List<string> merged = [];
        for (int i = 0; i < word.Length; i++)
        {
            bool isPair = i + 1 < word.Length && word[i] == left && word[i + 1] == right;
            merged.Add(isPair ? left + right : word[i]);
            i += isPair ? 1 : 0;
        }

        return [.. merged];
    }
}
