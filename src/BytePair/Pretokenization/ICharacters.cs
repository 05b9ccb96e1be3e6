namespace BytePair.Pretokenization;

/// <summary>How characters lie in units of <typeparamref name="T"/>, UTF-8 or UTF-16: a struct type parameter.</summary>
internal interface ICharacters<T>
    where T : struct
{
    /// <summary>The class of the character at <paramref name="position"/>; a unit that begins no character is a symbol.</summary>
    CharacterClass ClassAt(ReadOnlySpan<T> text, int position);

    /// <summary>The length in units of the character that ends just before <paramref name="end"/>, which is above 0.</summary>
    int LengthBefore(ReadOnlySpan<T> text, int end);

    /// <summary>Where the character begins that <paramref name="position"/>, which is below the end, lies in; itself if none lies across it.</summary>
    int StartAt(ReadOnlySpan<T> text, int position);

    /// <summary>Whether the unit at <paramref name="position"/> is this ASCII character.</summary>
    bool Is(ReadOnlySpan<T> text, int position, char ascii);
}
