using BytePair.Text;

namespace BytePair.Pretokenization;

/// <summary>Characters of UTF-8 that may be ill-formed.</summary>
internal readonly struct Utf8Characters : ICharacters<byte>
{
    public CharacterClass ClassAt(ReadOnlySpan<byte> text, int position) => CharacterClasses.At(text, position, out _);

    public int LengthBefore(ReadOnlySpan<byte> text, int end) => Utf8.LengthBefore(text, end);

    public int StartAt(ReadOnlySpan<byte> text, int position)
    {
        int start = position;
        while (start > 0 && position - start < Utf8.MaxCharacterLength - 1 && Utf8.IsContinuation(text[start]))
        {
            start--;
        }

        Utf8.TryRead(text.Slice(start), out _, out int length);
        return start + length > position ? start : position;
    }

    public bool Is(ReadOnlySpan<byte> text, int position, char ascii) => text[position] == ascii;
}
