#if NET
using System.Runtime.CompilerServices;
using BytePair.Pretokenization.Masks;
#endif

namespace BytePair.Pretokenization;

/// <summary>
/// Characters that DeepSeek's tokenizers set apart: hiragana and katakana with all else in their blocks (U+3040 to U+30FF), and ideographs
/// from U+4E00 up to U+9FA5, the last one that Unicode had at first. None is a number or white space.
/// </summary>
/// <remarks>In UTF-8: E3 81 80 to E3 83 BF, and E4 B8 80 to E9 BE A5.</remarks>
internal static class CharactersApart
{
    /// <summary>Whether the character at <paramref name="position"/>, of so many bytes, is one.</summary>
    public static bool IsAt(ReadOnlySpan<byte> text, int position, int length)
    {
        if (length != 3)
        {
            return false;
        }

        int value = (text[position] << 16) | (text[position + 1] << 8) | text[position + 2];
        return value is (>= 0xE38180 and <= 0xE383BF) or (>= 0xE4B880 and <= 0xE9BEA5);
    }

#if NET
    /// <summary>All bytes of such characters in a block.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="continuation">Those that continue a well-formed character that is wholly in the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong In<TBlock>(TBlock block, ulong continuation)
        where TBlock : struct, IByteBlock<TBlock>
    {
        ulong kana = block.Equal(0xE3) & (block.InRange(0x81, 3) >> 1);
        ulong ideographs = block.InRange(0xE5, 4) | (block.Equal(0xE4) & (block.InRange(0xB8, 8) >> 1));
        ulong ofLastLead = (block.InRange(0x80, 0x3E) >> 1) | ((block.Equal(0xBE) >> 1) & (block.InRange(0x80, 0x26) >> 2));
        ulong leads = (kana | ideographs | (block.Equal(0xE9) & ofLastLead)) & (continuation >> 1) & (continuation >> 2);
        return leads | (leads << 1) | (leads << 2);
    }
#endif
}
