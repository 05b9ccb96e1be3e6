namespace BytePair.Training;

/// <summary>The order of single bytes in a trained vocabulary, and the letters that tokenizer.json writes them in.</summary>
/// <remarks>
/// GPT-2's choice, which all byte-level vocabularies follow: first the bytes that are printable characters of Latin-1, each its own letter; then the
/// others, which have the letters from U+0100 on. Example: <c>!</c> is the first and its own letter; a space is the 221st, and <c>Ġ</c> (U+0120).
/// </remarks>
internal static class ByteLetters
{
    /// <summary>The number of bytes.</summary>
    public const int Count = 256;

    private const int FirstOtherLetter = 0x100;

    private static readonly byte[] Bytes = [.. AllBytes().Where(IsPrintable), .. AllBytes().Where(value => !IsPrintable(value))];

    private static readonly int PrintableCount = AllBytes().Count(IsPrintable);

    /// <summary>All bytes in order.</summary>
    public static ReadOnlySpan<byte> InOrder => Bytes;

    /// <summary>The letter of each byte.</summary>
    public static char[] MakeLetters()
    {
        char[] letters = new char[Count];
        for (int place = 0; place < Count; place++)
        {
            letters[Bytes[place]] = (char)(place < PrintableCount ? Bytes[place] : FirstOtherLetter + place - PrintableCount);
        }

        return letters;
    }

    private static IEnumerable<byte> AllBytes() => Enumerable.Range(0, Count).Select(value => (byte)value);

    private static bool IsPrintable(byte value) => value is (> 0x20 and < 0x7F) or (> 0xA0 and not 0xAD);
}
