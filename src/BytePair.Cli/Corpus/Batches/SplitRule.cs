using System.Buffers.Binary;

namespace BytePair.Cli.Corpus.Batches;

/// <summary>Which documents are for validation: by a hash of how they begin, so that it depends on neither order nor threads, and two equal documents never part.</summary>
/// <param name="share">How many of them, from 0 to 1.</param>
/// <param name="seed">Another number gives another choice.</param>
internal sealed class SplitRule(double share, long seed)
{
    /// <summary>So much of a document tells its side, in bytes.</summary>
    public const int DecidingLength = 4096;

    // The constants of splitmix64, whose output passes for random.
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const ulong First = 0xBF58476D1CE4E5B9;
    private const ulong Second = 0x94D049BB133111EB;

    /// <summary>Whether any document is for validation.</summary>
    public bool Splits => share > 0;

    /// <summary>The side of a document.</summary>
    /// <param name="beginning">The document, or at least <see cref="DecidingLength"/> bytes of it.</param>
    public bool IsValidation(ReadOnlySpan<byte> beginning)
    {
        if (!Splits)
        {
            return false;
        }

        beginning = beginning.Slice(0, Math.Min(beginning.Length, DecidingLength));
        ulong hash = Mix((ulong)seed + (Golden * (ulong)beginning.Length));
        for (; beginning.Length >= sizeof(ulong); beginning = beginning.Slice(sizeof(ulong)))
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(beginning));
        }

        foreach (byte value in beginning)
        {
            hash = Mix(hash ^ value);
        }

        // 53 bits of the hash as a number from 0 to 1: as many as a double tells apart.
        return (hash >> 11) * (1.0 / (1UL << 53)) < share;
    }

    private static ulong Mix(ulong value)
    {
        value += Golden;
        value = (value ^ (value >> 30)) * First;
        value = (value ^ (value >> 27)) * Second;
        return value ^ (value >> 31);
    }
}
