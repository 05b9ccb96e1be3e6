using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BytePair.Special;

/// <summary>The special tokens of an encoding, by text and by id.</summary>
internal sealed class SpecialTokenSet
{
    private readonly Dictionary<int, byte[]> bytesOfId = [];
    private SpecialRules? last;

    /// <param name="tokens">Text and id of each; where two texts share an id, the first is what the id decodes to.</param>
    public SpecialTokenSet(IEnumerable<KeyValuePair<string, int>> tokens)
    {
        var idOfText = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, int> token in tokens)
        {
            idOfText.Add(token.Key, token.Value);
            if (!bytesOfId.ContainsKey(token.Value))
            {
                bytesOfId.Add(token.Value, Encoding.UTF8.GetBytes(token.Key));
            }
        }

        IdOfText = idOfText;
        MaxId = bytesOfId.Count == 0 ? -1 : bytesOfId.Keys.Max();
    }

    public Dictionary<string, int> IdOfText { get; }

    /// <summary>The highest id, or -1 where there is none.</summary>
    public int MaxId { get; }

    public bool TryGetBytes(int id, [NotNullWhen(true)] out byte[]? bytes) => bytesOfId.TryGetValue(id, out bytes);

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
}
