using BytePair.Normalization;

namespace BytePair.Segments;

/// <summary>What a model's file does to text before it is cut into pieces.</summary>
/// <param name="normalizer">What changes the text between added tokens; or null.</param>
/// <param name="addsPrefixSpace">Whether a space is put before each stretch of text between added tokens that doesn't begin with one.</param>
internal sealed class TextShape(INormalizer? normalizer, bool addsPrefixSpace)
{
    /// <summary>Text stays as it is.</summary>
    public static TextShape Unchanged { get; } = new(null, addsPrefixSpace: false);

    public INormalizer? Normalizer => normalizer;

    public bool AddsPrefixSpace => addsPrefixSpace;

    /// <summary>Whether every text stays as it is.</summary>
    public bool IsUnchanged => normalizer is null && !addsPrefixSpace;

    /// <summary>Whether a text without added tokens isn't read as it is.</summary>
    public bool Changes(ReadOnlySpan<byte> text)
    {
        if (addsPrefixSpace && !text.IsEmpty && text[0] != ' ')
        {
            return true;
        }

        return normalizer is not null && normalizer.Changes(text);
    }
}
