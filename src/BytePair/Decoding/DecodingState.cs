using System.Diagnostics;

namespace BytePair.Decoding;

/// <summary>Where a decoding stands between two ids: what came before, and the bytes of a character that isn't whole yet.</summary>
internal struct DecodingState
{
    private uint held;

    /// <summary>The number of bytes held back, up to <see cref="Utf8Sequence.MaxIncompleteLength"/>.</summary>
    public int HeldLength { get; private set; }

    /// <summary>The ids so far.</summary>
    public long IdCount { get; set; }

    /// <summary>The bytes so far, without those held back.</summary>
    public long ByteCount { get; set; }

    /// <summary>Writes the bytes held back and returns how many there are.</summary>
    public readonly int CopyTo(Span<byte> destination)
    {
        for (int i = 0; i < HeldLength; i++)
        {
            destination[i] = (byte)(held >> (8 * i));
        }

        return HeldLength;
    }

    /// <summary>Holds back these bytes, and no longer those that were held.</summary>
    public void Hold(ReadOnlySpan<byte> bytes)
    {
        Debug.Assert(bytes.Length <= Utf8Sequence.MaxIncompleteLength, "More bytes would be a character.");
        held = 0;
        HeldLength = bytes.Length;
        for (int i = 0; i < bytes.Length; i++)
        {
            held |= (uint)bytes[i] << (8 * i);
        }
    }
}
