using System.Text;
using BytePair.Building;
using BytePair.Text;

namespace BytePair.ModelFiles;

/// <summary>The tokens that there are, by which the ids in other parts of a file are checked.</summary>
internal abstract class KnownTokens
{
    private readonly Dictionary<string, int> others = new(StringComparer.Ordinal);
    private readonly HashSet<int> otherIds = [];

    /// <summary>Tokens whose text has characters beyond the byte-level alphabet. Nothing merges to them, so that they are there for decoding, unless they are added tokens too.</summary>
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
    public bool TakeId(int id) => !IsOfVocabulary(id) && otherIds.Add(id);

    public bool HasId(int id) => IsOfVocabulary(id) || otherIds.Contains(id);

    /// <summary>Whether a token is written like this, in letters of bytes or not.</summary>
    public bool Has(string text) => others.ContainsKey(text) || FindWritten(text) >= 0;

    /// <summary>The id of the token of bytes that is written like this, or -1.</summary>
    public int FindWritten(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] bytes = new byte[utf8.Length];
        return ByteLetters.TryRead(utf8, bytes, out int length) ? Find(bytes.AsSpan(0, length)) : -1;
    }

    /// <summary>The id of the vocabulary's token with these bytes, or -1.</summary>
    public abstract int Find(ReadOnlySpan<byte> bytes);

    /// <summary>Whether a token of the vocabulary, written in the alphabet, has this id.</summary>
    protected abstract bool IsOfVocabulary(int id);
}
