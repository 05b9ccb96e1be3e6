namespace BytePair.Vocabularies;

/// <summary>Each byte as a span.</summary>
internal static class SingleBytes
{
    private static readonly byte[] All = MakeAll();

    public static ReadOnlySpan<byte> Of(byte value) => All.AsSpan(value, 1);

    private static byte[] MakeAll()
    {
        byte[] all = new byte[byte.MaxValue + 1];
        for (int value = 0; value < all.Length; value++)
        {
            all[value] = (byte)value;
        }

        return all;
    }
}
