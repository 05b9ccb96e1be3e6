using BytePair.Text;

namespace BytePair.Truncation;

/// <inheritdoc cref="ITextUnits{T}"/>
internal readonly struct Utf8Units : ITextUnits<byte>
{
    public int CodePointAt(ReadOnlySpan<byte> text, int position, out int length) =>
        Utf8.TryRead(text.Slice(position), out uint codePoint, out length) ? (int)codePoint : Utf16Units.Replacement;

    public int LengthBefore(ReadOnlySpan<byte> text, int end) => Utf8.LengthBefore(text, end);
}
