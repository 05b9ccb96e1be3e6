namespace BytePair.Blocks;

/// <summary>UTF-8 as it lies in memory.</summary>
/// <remarks>
/// A pointer because a struct that is a type argument can't hold a span on every target framework.
/// SAFETY: the creator pins the text for as long as this lives; windows are asked for within its length.
/// </remarks>
internal readonly unsafe struct Utf8Windows(byte* text, int length) : IWindowedText
{
    public int Length => length;

    public ReadOnlySpan<byte> Window(int start, int length, bool isEnd) => new(text + start, length);

    public int UnitsOf(ReadOnlySpan<byte> utf8) => utf8.Length;
}
