namespace BytePair.Truncation;

/// <inheritdoc cref="ITextUnits{T}"/>
internal readonly struct Utf16Units : ITextUnits<char>
{
    /// <summary>What ill-formed text reads as.</summary>
    public const int Replacement = 0xFFFD;

    public int CodePointAt(ReadOnlySpan<char> text, int position, out int length)
    {
        char first = text[position];
        length = 1;
        if (!char.IsSurrogate(first))
        {
            return first;
        }

        if (position + 1 == text.Length || !char.IsSurrogatePair(first, text[position + 1]))
        {
            return Replacement;
        }

        length = 2;
        return char.ConvertToUtf32(first, text[position + 1]);
    }

    public int LengthBefore(ReadOnlySpan<char> text, int end) =>
        end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? 2 : 1;
}
