namespace BytePair.Throughput;

/// <summary>FNV-1a with 64 bits over ids as little-endian uint32: equal digests and counts mean equal ids.</summary>
internal static class IdDigest
{
    public static ulong Of(ReadOnlySpan<int> ids)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (int id in ids)
        {
            for (int shift = 0; shift < 32; shift += 8)
            {
                hash = (hash ^ (byte)(id >> shift)) * 0x100000001b3;
            }
        }

        return hash;
    }

    public static string Text(ReadOnlySpan<int> ids) => Of(ids).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
