namespace BytePair.Vocabularies;

/// <summary>Each byte as a span.</summary>
internal static class SingleBytes
{
    private static readonly byte[] All = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    public static ReadOnlySpan<byte> Of(byte value) => All.AsSpan(value, 1);
}
