namespace BytePair.Truncation;

/// <summary>How text lies in units of <typeparamref name="T"/>, UTF-8 or UTF-16: a struct type parameter.</summary>
internal interface ITextUnits<T>
    where T : struct
{
    /// <summary>The code point at <paramref name="position"/>, where a character begins, and its length in units; U+FFFD for what is ill-formed.</summary>
    int CodePointAt(ReadOnlySpan<T> text, int position, out int length);

    /// <summary>The length in units of the character that ends just before <paramref name="end"/>, which is above 0.</summary>
    int LengthBefore(ReadOnlySpan<T> text, int end);
}
