using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BytePair.Special;

/// <summary>The special tokens of an encoding, by text and by id.</summary>
internal sealed class SpecialTokenSet
{
    private readonly Dictionary<int, byte[]> bytesOfId = [];
    private readonly Lazy<SpecialRules> recognizeAll;
    private readonly Lazy<SpecialRules> rejectAll;

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
        recognizeAll = new Lazy<SpecialRules>(() => new SpecialRules(this, SpecialTokenHandling.Recognize));
        rejectAll = new Lazy<SpecialRules>(() => new SpecialRules(this, SpecialTokenHandling.Reject));
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

        if (handling.Recognized.IsEmpty && handling.Rejected.IsEmpty)
        {
            return handling.RecognizesAll ? recognizeAll.Value : rejectAll.Value;
        }

        return new SpecialRules(this, handling);
    }
}
