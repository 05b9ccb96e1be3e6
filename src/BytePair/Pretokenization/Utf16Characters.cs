namespace BytePair.Pretokenization;

/// <summary>Characters of UTF-16; a lone surrogate is a symbol, as the U+FFFD is that it reads as.</summary>
internal readonly struct Utf16Characters : ICharacters<char>
{
    public CharacterClass ClassAt(ReadOnlySpan<char> text, int position) =>
        position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1])
            ? CharacterClasses.Of((uint)char.ConvertToUtf32(text[position], text[position + 1]))
            : CharacterClasses.Of(text[position]);

    public int LengthBefore(ReadOnlySpan<char> text, int end) =>
        end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? 2 : 1;

    public int StartAt(ReadOnlySpan<char> text, int position) =>
        position > 0 && char.IsSurrogatePair(text[position - 1], text[position]) ? position - 1 : position;

    public bool Is(ReadOnlySpan<char> text, int position, char ascii) => text[position] == ascii;
}
