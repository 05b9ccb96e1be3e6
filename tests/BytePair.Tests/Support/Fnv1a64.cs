namespace BytePair.Tests.Support;

/// <summary>The digest of the reference files: FNV-1a of 64 bits over ids as little-endian 32-bit words.</summary>
internal struct Fnv1a64()
{
    private ulong _state = 14695981039346656037;

    public readonly string Hex => _state.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    public void Add(ReadOnlySpan<int> ids)
    {
        foreach (int id in ids)
        {
            Add(id);
        }
    }

    public void Add(int id)
    {
        for (int shift = 0; shift < 32; shift += 8)
        {
            _state = (_state ^ (byte)(id >> shift)) * 1099511628211;
        }
    }
}
