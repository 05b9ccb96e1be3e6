namespace BytePair.Normalization;

/// <summary>What the Unicode Character Database says of characters that normalization may change (the tables are generated).</summary>
internal static partial class NormalizationTables
{
    private const int BlockBits = 8;
    private const int RowLength = 1 << (BlockBits - 3);

    /// <summary>Where a canonical composed form lets all characters stay that need no look.</summary>
    public static bool NeedsLookInNfc(uint point) => IsSet(NfcRowOfBlock, NfcRows, point);

    /// <summary>The same for the form that also tells no characters of compatibility apart.</summary>
    public static bool NeedsLookInNfkc(uint point) => IsSet(NfkcRowOfBlock, NfkcRows, point);

    /// <summary>Whether any of 64 code points, the first of which is given, needs a look.</summary>
    public static bool AnyNeedsLook(uint firstPoint, bool compatibly)
    {
        for (uint point = firstPoint; point < firstPoint + 64; point++)
        {
            if (compatibly ? NeedsLookInNfkc(point) : NeedsLookInNfc(point))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The combining class of a character, and its whole decomposition, empty if it has none.</summary>
    public static byte Find(uint point, bool compatibly, out ReadOnlySpan<char> decomposition)
    {
        decomposition = default;
        int index = Array.BinarySearch(Characters, (int)point);
        if (index < 0)
        {
            return 0;
        }

        int place = Places[index];
        if (!compatibly && (place & NormalizationPlace.IsCanonicalToo) == 0)
        {
            place = (place & NormalizationPlace.HasCanonicalOfItsOwn) == 0 ? 0 : DifferingPlaces[Array.BinarySearch(Differing, (int)point)];
        }

        decomposition = Mappings.AsSpan(place >> NormalizationPlace.Bits, place & NormalizationPlace.LengthMask);
        return Classes[index];
    }

    /// <summary>The character that two compose to, or 0.</summary>
    public static uint Compose(uint first, uint second)
    {
        int low = 0;
        int high = Firsts.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = Firsts[middle] != (int)first ? Firsts[middle].CompareTo((int)first) : Seconds[middle].CompareTo((int)second);
            if (order == 0)
            {
                return (uint)Composites[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return 0;
    }

    private static bool IsSet(byte[] rowOfBlock, byte[] rows, uint point)
    {
        uint block = point >> BlockBits;
        int row = block < (uint)rowOfBlock.Length ? rowOfBlock[block] : rowOfBlock[rowOfBlock.Length - 1];
        return ((rows[(row * RowLength) + (int)((point >> 3) & (RowLength - 1))] >> (int)(point & 7)) & 1) != 0;
    }
}
