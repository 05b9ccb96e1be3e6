using BytePair.Text;

namespace BytePair.Incremental;

/// <summary>Where each UTF-16 char of a text lies in the same text as UTF-8, in constant time and 2 bits a char.</summary>
/// <remarks>
/// Of every 128th char the byte offset is kept, and from the nearest one before it a char is counted on, lead byte by lead byte. Where such a
/// char is the second half of a surrogate pair, the offset is that of the pair, and its lowest bit, otherwise 0, says so.
/// </remarks>
internal sealed class CharOffsets
{
    private const int Spacing = 128;
    private readonly byte[] utf8;
    private readonly long[] kept;

    /// <param name="utf8">The text as UTF-8, well-formed.</param>
    /// <param name="length">Its length in chars.</param>
    public CharOffsets(byte[] utf8, int length)
    {
        this.utf8 = utf8;
        kept = new long[(length / Spacing) + 1];
        int index = 0;
        for (int offset = 0; offset < utf8.Length; offset += LengthAt(offset))
        {
            int chars = CharsAt(offset);
            if (index % Spacing == 0)
            {
                kept[index / Spacing] = 2L * offset;
            }
            else if (chars == 2 && (index + 1) % Spacing == 0)
            {
                kept[(index + 1) / Spacing] = (2L * offset) + 1;
            }

            index += chars;
        }

        if (length % Spacing == 0)
        {
            kept[length / Spacing] = 2L * utf8.Length;
        }
    }

    /// <summary>The offset of a char; of the second half of a pair, that of the pair.</summary>
    /// <param name="index">The char's index, up to the text's length.</param>
    /// <param name="splitsPair">True if it is the second half of a pair.</param>
    public int Find(int index, out bool splitsPair)
    {
        long nearest = kept[index / Spacing];
        int offset = (int)(nearest >> 1);
        int at = (index / Spacing * Spacing) - (int)(nearest & 1);
        while (at < index && at + CharsAt(offset) <= index)
        {
            at += CharsAt(offset);
            offset += LengthAt(offset);
        }

        splitsPair = at < index;
        return offset;
    }

    private int CharsAt(int offset) => utf8[offset] >= 0xF0 ? 2 : 1;

    private int LengthAt(int offset) => utf8[offset] < 0x80 ? 1 : utf8[offset] < 0xE0 ? 2 : utf8[offset] < 0xF0 ? 3 : Utf8.MaxCharacterLength;
}
