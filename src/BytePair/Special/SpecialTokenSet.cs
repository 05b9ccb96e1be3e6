using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BytePair.Special;

/// <summary>The special tokens of an encoding, by text and by id.</summary>
/// <remarks>
/// A process that counts one text needs none of the maps, so they are made when first asked for. Two threads may both make
/// one; either is as good.
/// </remarks>
internal sealed class SpecialTokenSet
{
    private readonly KeyValuePair<string, int>[] tokens;
    private SpecialRules? last;

    /// <param name="tokens">Text and id of each; where two texts share an id, the first is what the id decodes to.</param>
    public SpecialTokenSet(KeyValuePair<string, int>[] tokens)
    {
        this.tokens = tokens;
        foreach (KeyValuePair<string, int> token in tokens)
        {
            MaxId = Math.Max(MaxId, token.Value);
        }
    }

    public Dictionary<string, int> IdOfText => field ??= MapTexts();

    /// <summary>The same, for callers.</summary>
    public ReadOnlyDictionary<string, int> ReadOnlyIdOfText => field ??= new(IdOfText);

    /// <summary>The highest id, or -1 where there is none.</summary>
    public int MaxId { get; } = -1;

    private Dictionary<int, byte[]> BytesOfId => field ??= MapIds();

    public bool TryGetBytes(int id, [NotNullWhen(true)] out byte[]? bytes) => BytesOfId.TryGetValue(id, out bytes);

    /// <summary>What a handling means for this set, or null when all text is ordinary.</summary>
    public SpecialRules? RulesFor(SpecialTokenHandling handling)
    {
        if (handling.IsAsText)
        {
            return null;
        }

        // Callers handle all their texts alike: the rules made last are those that are asked for.
        SpecialRules? rules = Volatile.Read(ref last);
        if (rules is null || !rules.Handling.IsSameAs(handling))
        {
            rules = new SpecialRules(this, handling);
            Volatile.Write(ref last, rules);
        }

        return rules;
    }

    private Dictionary<string, int> MapTexts()
    {
        var ids = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        foreach (KeyValuePair<string, int> token in tokens)
        {
            ids.Add(token.Key, token.Value);
        }

        return ids;
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

        return bytes;
    }
}
