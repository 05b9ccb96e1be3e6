using System.Buffers.Text;

namespace BytePair.ModelFiles;

/// <summary>Finds escapes (<c>\ud83d</c>) that are half a surrogate pair, and so no character: JSON allows them, but no string can hold them in UTF-8.</summary>
internal static class SurrogateEscapes
{
    private const int Length = 6;

    /// <summary>Where the first is, or -1. Where the text isn't JSON, that is for others to say.</summary>
    public static int FindHalf(ReadOnlySpan<byte> json)
    {
        int position = 0;
        while (true)
        {
            int escape = json.Slice(position).IndexOf((byte)'\\');
            if (escape < 0)
            {
                return -1;
            }

            position += escape;
            int unit = Read(json.Slice(position));
            if (unit is >= 0xD800 and < 0xE000)
            {
                bool isPair = unit < 0xDC00 && Read(json.Slice(position + Length)) is >= 0xDC00 and < 0xE000;
                if (!isPair)
                {
                    return position;
                }

                position += Length;
            }

            position = Math.Min(json.Length, position + (unit >= 0 ? Length : "\\\\".Length));
        }
    }

    /// <summary>The number of the escape that a text begins with, or -1 if it begins with none of this kind.</summary>
    private static int Read(ReadOnlySpan<byte> text) =>
        text.Length >= Length && text[0] == (byte)'\\' && text[1] == (byte)'u' &&
        Utf8Parser.TryParse(text.Slice(2, Length - 2), out int unit, out int consumed, 'x') && consumed == Length - 2
            ? unit
            : -1;
}
