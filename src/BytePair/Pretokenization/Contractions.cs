namespace BytePair.Pretokenization;

/// <summary>The English contractions that the grammars set apart or keep with their word.</summary>
internal static class Contractions
{
    /// <summary>In bytes.</summary>
    public const int MaxLength = 3;

    /// <summary>The length of <c>'(?:[sdmt]|ll|ve|re)</c> at <paramref name="position"/>, or 0.</summary>
    public static int LowerCaseLength(ReadOnlySpan<byte> text, int position)
    {
        ReadOnlySpan<byte> rest = text.Slice(position);
        return rest.Length < 2 || rest[0] != '\'' ? 0 : LengthAfterApostrophe(rest[1], rest.Length > 2 ? rest[2] : (byte)0);
    }

    /// <summary>The length in bytes of <c>(?i:'[sdmt]|'ll|'ve|'re)</c> at <paramref name="position"/>, or 0.</summary>
    /// <remarks>Case folding makes the long s (U+017F, C5 BF) an s; the other letters have no folding outside ASCII.</remarks>
    public static int AnyCaseLength(ReadOnlySpan<byte> text, int position)
    {
        ReadOnlySpan<byte> rest = text.Slice(position);
        if (rest.Length < 2 || rest[0] != '\'')
        {
            return 0;
        }

        if (rest.Length > 2 && rest[1] == 0xC5 && rest[2] == 0xBF)
        {
            return 3;
        }

        return LengthAfterApostrophe(ToLower(rest[1]), rest.Length > 2 ? ToLower(rest[2]) : (byte)0);
    }

    private static int LengthAfterApostrophe(byte first, byte second) => (char)first switch
    {
        's' or 'd' or 'm' or 't' => 2,
        'l' when second == 'l' => 3,
        'v' or 'r' when second == 'e' => 3,
        _ => 0,
    };

    private static byte ToLower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
}
