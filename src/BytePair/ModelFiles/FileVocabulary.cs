using BytePair.Building;

namespace BytePair.ModelFiles;

/// <summary>The tokens of a file.</summary>
internal sealed class FileVocabulary
{
    private readonly Dictionary<string, int> others = new(StringComparer.Ordinal);
    private readonly HashSet<int> otherIds = [];

    /// <summary>The tokens that are written in the byte-level alphabet, by their bytes.</summary>
    public TokenSet Tokens { get; } = new();

    /// <summary>Tokens whose text has other characters. Nothing merges to them, so that they are there for decoding, unless they are added tokens too.</summary>
    public IReadOnlyDictionary<string, int> Others => others;

    /// <summary>Adds a token that isn't written in the alphabet; or says what is wrong with it, as the end of a sentence that begins with the token.</summary>
    public string? AddOther(string text, int id)
    {
        if (id is < 0 or > TokenSet.MaxId)
        {
            return $"has the id {id}; ids go from 0 to {TokenSet.MaxId}";
        }

        if (others.ContainsKey(text))
        {
            return "comes twice";
        }

        others.Add(text, id);
        return TakeId(id) ? null : $"has the id {id} of another token";
    }

    /// <summary>Gives an id to a token that is none of the vocabulary; false if another has it.</summary>
    public bool TakeId(int id) => Tokens.WithId(id) < 0 && otherIds.Add(id);

    public bool HasId(int id) => Tokens.WithId(id) >= 0 || otherIds.Contains(id);
}
