using BytePair.Decoding;

namespace BytePair;

/// <summary>A token of an encoding: its id, its bytes, and whether it is a special token.</summary>
public readonly record struct VocabularyToken
{
    private readonly TokenDecoder? decoder;

    internal VocabularyToken(TokenDecoder decoder, int id, bool isSpecial)
    {
        this.decoder = decoder;
        Id = id;
        IsSpecial = isSpecial;
    }

    /// <summary>The id.</summary>
    public int Id { get; }

    /// <summary>True for a special token, whose bytes are its text's.</summary>
    public bool IsSpecial { get; }

    /// <summary>The bytes, which needn't be whole characters; read where the vocabulary lies, and not copied.</summary>
    public ReadOnlySpan<byte> Utf8Bytes => decoder is not null && decoder.TryGetBytes(Id, out ReadOnlySpan<byte> bytes) ? bytes : default;

    /// <summary>The bytes as text, with U+FFFD for what is no UTF-8; a new string each time.</summary>
    public string Text => TextDecoder.ToText(Utf8Bytes, DecodingRules.Default);

    /// <summary>The id and the text.</summary>
    public override string ToString() => $"{Id} '{Text}'";
}
