namespace BytePair.Training;

/// <summary>A part of the corpus that is counted by itself: bytes, and the stretches of them that have pieces.</summary>
/// <param name="usualLength">What it has before it grows, in bytes.</param>
internal sealed class CorpusBlock(int usualLength)
{
    /// <summary>What blocks have before they grow, in bytes.</summary>
    public const int UsualLength = 1 << 18;

    private byte[] bytes = new byte[usualLength];

    /// <summary>How many bytes are filled.</summary>
    public int Filled { get; set; }

    /// <summary>The stretches, in order.</summary>
    public List<Stretch> Stretches { get; } = [];

    /// <summary>What is filled.</summary>
    public ReadOnlySpan<byte> Text => bytes.AsSpan(0, Filled);

    /// <summary>What isn't filled yet.</summary>
    public ArraySegment<byte> Room => new(bytes, Filled, bytes.Length - Filled);

    /// <summary>In bytes.</summary>
    public int Capacity => bytes.Length;

    /// <summary>Makes more room.</summary>
    public void Grow(int capacity) => Array.Resize(ref bytes, capacity);

    /// <summary>Adds bytes, for which there is room.</summary>
    public void Append(ReadOnlySpan<byte> more)
    {
        more.CopyTo(bytes.AsSpan(Filled));
        Filled += more.Length;
    }

    /// <summary>Empties the block. One that had to grow becomes as small as others.</summary>
    public void Clear()
    {
        Filled = 0;
        Stretches.Clear();
        if (bytes.Length > usualLength)
        {
            bytes = new byte[usualLength];
        }
    }
}
