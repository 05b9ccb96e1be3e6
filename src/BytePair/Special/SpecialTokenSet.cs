using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BytePair.Special;

/// <summary>The special tokens of an encoding, by text and by id, and the other tokens that the file of a model adds to its vocabulary.</summary>
/// <remarks>
/// Special tokens are looked for as a <see cref="SpecialTokenHandling"/> says, other added tokens always.
/// A process that counts one text needs none of the maps, so they are made when first asked for. Two threads may both make
/// one; either is as good.
/// </remarks>
internal sealed class SpecialTokenSet
{
    /// <summary>Callers have a few ways to handle their texts, and take turns with them.</summary>
    private const int RulesKept = 4;

    private readonly KeyValuePair<string, int>[] tokens;
    private readonly AddedToken[] added;
    private int rulesMade;
    private int maxLength;

    /// <param name="tokens">Text and id of each; where two texts share an id, the first is what the id decodes to.</param>
    public SpecialTokenSet(KeyValuePair<string, int>[] tokens)
        : this(tokens, [])
    {
    }

    private SpecialTokenSet(KeyValuePair<string, int>[] tokens, AddedToken[] added)
    {
        this.tokens = tokens;
        this.added = added;
        foreach (KeyValuePair<string, int> token in tokens)
        {
            MaxId = Math.Max(MaxId, token.Value);
        }

        foreach (AddedToken token in added)
        {
            MaxId = Math.Max(MaxId, token.Id);
            HasAlwaysFound |= !token.IsSpecial && !token.IsNeverFound;
        }
    }

    /// <summary>Text and id of each special token, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Tokens => tokens;

    /// <summary>The tokens that the file of a model adds, special ones among them.</summary>
    public ReadOnlySpan<AddedToken> Added => added;

    /// <summary>Whether there are tokens that are looked for whatever is said of special ones.</summary>
    public bool HasAlwaysFound { get; }

    /// <summary>Special tokens only.</summary>
    public Dictionary<string, int> IdOfText => field ??= MapTexts();

    /// <summary>The same, for callers.</summary>
    public ReadOnlyDictionary<string, int> ReadOnlyIdOfText => field ??= new(IdOfText);

    /// <summary>The highest id, or -1 where there is none.</summary>
    public int MaxId { get; } = -1;

    /// <summary>Each id once, in no order.</summary>
    public IReadOnlyCollection<int> Ids => BytesOfId.Keys;

    /// <summary>The length in bytes of the longest text that an id decodes to.</summary>
    public int MaxLength => maxLength > 0 ? maxLength : maxLength = LongestOf(BytesOfId.Values);

    private SpecialRules?[] RecentRules => field ??= new SpecialRules?[RulesKept];

    private Dictionary<int, byte[]> BytesOfId => field ??= MapIds();

    private HashSet<int> SpecialIds => field ??= [.. tokens.Select(token => token.Value)];

    /// <summary>The tokens that the file of a model adds, special ones among them.</summary>
    public static SpecialTokenSet Of(AddedToken[] added)
    {
        AddedToken[] special = Array.FindAll(added, token => token.IsSpecial);
        var pairs = new KeyValuePair<string, int>[special.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new(special[i].Text, special[i].Id);
        }

        return new(pairs, added);
    }

    /// <summary>These tokens and others.</summary>
    public SpecialTokenSet With(IEnumerable<KeyValuePair<string, int>> others) => new([.. tokens, .. others], added);

    /// <summary>True for the id of a special token; false for another added token's, and for any other.</summary>
    public bool IsSpecial(int id) => added.Length == 0 ? BytesOfId.ContainsKey(id) : SpecialIds.Contains(id);

    public bool TryGetBytes(int id, [NotNullWhen(true)] out byte[]? bytes) => BytesOfId.TryGetValue(id, out bytes);

    /// <summary>What a handling means for this set, or null when all text is ordinary.</summary>
    public SpecialRules? RulesFor(in SpecialTokenHandling handling) => handling.IsAsText && !HasAlwaysFound ? null : FindRules(handling);

    private Dictionary<string, int> MapTexts()
    {
        var ids = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        foreach (KeyValuePair<string, int> token in tokens)
        {
            ids.Add(token.Key, token.Value);
        }

        return ids;
    }

    private static int LongestOf(Dictionary<int, byte[]>.ValueCollection texts)
    {
        int longest = 0;
        foreach (byte[] text in texts)
        {
            longest = Math.Max(longest, text.Length);
        }

        return longest;
    }

    private Dictionary<int, byte[]> MapIds()
    {
        var bytes = new Dictionary<int, byte[]>(tokens.Length);
        foreach (KeyValuePair<string, int> token in tokens)
        {
            if (!bytes.ContainsKey(token.Value))
            {
                bytes.Add(token.Value, Encoding.UTF8.GetBytes(token.Key));
            }
        }

        foreach (AddedToken token in added)
        {
            if (!bytes.ContainsKey(token.Id))
            {
                bytes.Add(token.Id, Encoding.UTF8.GetBytes(token.Text));
            }
        }

        return bytes;
    }

    private SpecialRules FindRules(SpecialTokenHandling handling)
    {
        SpecialRules?[] recent = RecentRules;
        for (int i = 0; i < recent.Length; i++)
        {
            if (Volatile.Read(ref recent[i]) is { } known && known.Handling.IsSameAs(handling))
            {
                return known;
            }
        }

        var rules = new SpecialRules(this, handling);
        Volatile.Write(ref recent[(uint)Interlocked.Increment(ref rulesMade) % RulesKept], rules);
        return rules;
    }
}
