using System.Text;
using BytePair.Building;
using BytePair.Tests.Reference;
using BytePair.Vocabularies;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Building;

/// <summary>A small vocabulary of a few letters, mostly improper: whatever the rules, and whatever their order.</summary>
/// <param name="Seed">What all choices follow from.</param>
/// <param name="TokenCount">Tokens, at most.</param>
public sealed record RandomVocabulary(int Seed, int TokenCount)
{
    private const string Letters = "abcd";

    public static Arbitrary<RandomVocabulary> Any { get; } = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from tokens in Gen.Choose(1, 60)
        select new RandomVocabulary(seed, tokens),
        of => of.TokenCount > 1 ? [of with { TokenCount = of.TokenCount / 2 }, of with { TokenCount = of.TokenCount - 1 }] : []);

    /// <summary>What the rules say.</summary>
    internal NaiveVocabulary Rules => field ??= MakeRules();

    /// <summary>The vocabulary that is made of them.</summary>
    internal Vocabulary Built => field ??= Build();

    /// <summary>Pieces of its letters: all its tokens, and some longer ones.</summary>
    internal IEnumerable<string> Pieces(int count, int longest)
    {
        Random random = new(~Seed);
        return Rules.Ids.Keys.Where(token => token.All(Letters.Contains)).Concat(Enumerable.Range(0, count).Select(_ => Word(random, 1 + random.Next(longest)))).ToList();
    }

    public override string ToString() =>
        $"{Seed}/{TokenCount}: {string.Join(' ', Rules.Ids.Where(token => token.Key.All(Letters.Contains)).Select(token => $"{token.Key}={token.Value}"))}; "
        + (Rules.Merges is null ? "by ranks" : $"{string.Join(' ', Rules.Merges.Select(merge => $"{merge.Left}+{merge.Right}"))}; ignore_merges={Rules.IgnoreMerges}");

    private static string Word(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(random.Next(2) == 0 ? 2 : Letters.Length)]));

    private NaiveVocabulary MakeRules()
    {
        Random random = new(Seed);
        List<string> tokens = [.. AllBytes(random)];
        for (int i = 0; i < TokenCount; i++)
        {
            // Mostly of two tokens that there are, so that merging makes some of them.
            string token = random.Next(3) == 0 ? Word(random, 2 + random.Next(6)) : tokens[random.Next(tokens.Count)] + tokens[random.Next(tokens.Count)];
            if (token.Length <= 40 && token.All(Letters.Contains) && !tokens.Contains(token))
            {
                tokens.Add(token);
            }
        }

        bool isProper = random.Next(3) == 0;
        string[] order = isProper ? [.. tokens] : [.. tokens.OrderBy(_ => random.Next())];
        int gap = 1 + (random.Next(3) * 5);
        Dictionary<string, int> ids = order.Select((token, i) => (token, i)).ToDictionary(pair => pair.token, pair => (pair.i * gap) + random.Next(gap), StringComparer.Ordinal);
        return random.Next(3) == 0 ? new NaiveVocabulary(ids, null, false) : new NaiveVocabulary(ids, [.. MakeMerges(random, ids, isProper)], random.Next(2) == 0);
    }

    /// <summary>All that there are, or some of the letters alone.</summary>
    private static IEnumerable<string> AllBytes(Random random)
    {
        int kind = random.Next(3);
        return Enumerable.Range(0, 256).Select(value => ((char)value).ToString())
            .Where(value => kind == 0 || (Letters.Contains(value, StringComparison.Ordinal) && (kind == 1 || value == "a" || random.Next(4) > 0)));
    }

    private static IEnumerable<(string Left, string Right)> MakeMerges(Random random, Dictionary<string, int> ids, bool isProper)
    {
        List<(string Left, string Right)> pairs =
            [.. from token in ids.Keys from cut in Enumerable.Range(1, token.Length - 1) where ids.ContainsKey(token[..cut]) && ids.ContainsKey(token[cut..]) select (token[..cut], token[cut..])];
        pairs.RemoveAll(_ => random.Next(5) == 0);
        return isProper
            ? pairs.GroupBy(pair => pair.Left + pair.Right, StringComparer.Ordinal).Select(group => group.First()).OrderBy(pair => (pair.Left + pair.Right).Length)
            : pairs.Concat(pairs.Where(_ => random.Next(8) == 0)).OrderBy(_ => random.Next());
    }

    private Vocabulary Build()
    {
        TokenSet tokens = new(0);
        foreach ((string token, int id) in Rules.Ids)
        {
            Assert.Null(tokens.Add(Bytes(token), id));
        }

        if (Rules.Merges is null)
        {
            return VocabularyBuilder.FromRanks(tokens);
        }

        MergeList merges = new(tokens, 0);
        foreach ((string left, string right) in Rules.Merges)
        {
            Assert.Null(merges.Add(Bytes(left + right), left.Length));
        }

        return VocabularyBuilder.FromMerges(merges, Rules.IgnoreMerges);
    }

    internal static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);
}
