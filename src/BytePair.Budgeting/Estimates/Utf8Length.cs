using System.Text;

namespace BytePair.Budgeting.Estimates;

/// <summary>The number of bytes that a text takes in UTF-8, a lone surrogate 3 of them; counted a slice at a time, since the framework's counts end at 2 GB.</summary>
internal static class Utf8Length
{
    public const int SliceLength = 1 << 16;

    public static long Of(ReadOnlySpan<char> text, int sliceLength = SliceLength)
    {
        long bytes = 0;
        while (!text.IsEmpty)
        {
            int length = Math.Min(text.Length, sliceLength);

            // A pair takes fewer bytes than its halves.
            if (length < text.Length && length > 1 && char.IsHighSurrogate(text[length - 1]))
            {
                length--;
            }

            bytes += Encoding.UTF8.GetByteCount(text.Slice(0, length));
            text = text.Slice(length);
        }

        return bytes;
    }
}
