using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>Finds a perfect hash of all splits (<see cref="PairTable"/>).</summary>
/// <remarks>
/// By hash and displace: of the buckets that a multiplier gives, the fullest first, each takes the first number that leads its splits to
/// free slots of their own. If two splits of a bucket have one place, no number does, and another multiplier is tried: two or three, as
/// a rule. The first of them are fixed, so that the same splits make the same table everywhere; then come random ones, which no
/// choice of splits can be made for.
/// </remarks>
/// <param name="splits">The contents of the slots (<see cref="PairTable.Slot"/>), each with a pair of its own.</param>
internal sealed class PairTableWriter(ulong[] splits)
{
    /// <summary>Splits for each bucket: fewer make its numbers easier to find, more make their array smaller.</summary>
    private const int SplitsPerBucket = 4;

    /// <summary>Numbers that a bucket can have.</summary>
    private const int Numbers = 1 << 16;

    /// <summary>Multipliers of the fixed sequence that are tried.</summary>
    private const int FixedTries = 64;

    /// <summary>Each has better than one chance in four; so many fail for no reason but one in the code.</summary>
    private const int MaxTries = 1024;

    /// <summary>Numbers that may be tried for each split, in all: some dozen times as many as are.</summary>
    private const int MaxStepsPerSplit = 256;

    private readonly int slotBits = BitsFor(splits.Length + (splits.Length / 8));
    private readonly int bucketBits = BitsFor(splits.Length / SplitsPerBucket);

    /// <summary>Where the splits of each bucket begin in <see cref="members"/>, and where the last ends.</summary>
    private readonly int[] starts = new int[(1 << BitsFor(splits.Length / SplitsPerBucket)) + 1];

    /// <summary>The splits, by bucket.</summary>
    private readonly ulong[] members = new ulong[splits.Length];

    private readonly bool[] isTaken = new bool[1 << BitsFor(splits.Length + (splits.Length / 8))];

    /// <summary>In bytes.</summary>
    public int Length => PairTable.LengthFor(slotBits, bucketBits);

    /// <summary>Writes the table.</summary>
    /// <exception cref="InvalidDataException">No multiplier was found: a pair comes twice.</exception>
    public void Write(Span<byte> table)
    {
        ulong multiplier = 0x9E3779B97F4A7C15;
        for (int tries = 1; !TryWrite(table, multiplier); tries++)
        {
            multiplier =
                tries < FixedTries ? (multiplier * 6364136223846793005) + 1442695040888963406
                : tries < MaxTries ? BitConverter.ToUInt64(Guid.NewGuid().ToByteArray(), 0) | 1
                : throw new InvalidDataException("The merges of the vocabulary can't be told from one another.");
        }
    }

    private static int BitsFor(int count)
    {
        int bits = 1;
        while (1 << bits < count)
        {
            bits++;
        }

        return bits;
    }

    [MethodImpl(Compilation.AtOnce)]
    private bool TryWrite(Span<byte> table, ulong multiplier)
    {
        FillBuckets(multiplier);
        if (HasEqualPlaces(multiplier))
        {
            return false;
        }

        Span<byte> numbers = table.Slice(PairTable.HeaderLength, sizeof(ushort) << bucketBits);
        Span<byte> slots = table.Slice(PairTable.HeaderLength + numbers.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(table, multiplier);
        BinaryPrimitives.WriteInt32LittleEndian(table.Slice(sizeof(ulong)), slotBits);
        BinaryPrimitives.WriteInt32LittleEndian(table.Slice(sizeof(ulong) + sizeof(uint)), bucketBits);
        numbers.Clear();
        MemoryFill.WithOnes(slots);
        isTaken.AsSpan().Clear();
        long stepsLeft = (long)MaxStepsPerSplit * (splits.Length + Numbers);
        foreach (int bucket in FullestFirst(multiplier))
        {
            ReadOnlySpan<ulong> inBucket = MembersOf(bucket);
            int number = FindNumber(inBucket, multiplier, ref stepsLeft);
            if (number < 0)
            {
                return false;
            }

            BinaryPrimitives.WriteUInt16LittleEndian(numbers.Slice(bucket * sizeof(ushort)), (ushort)number);
            foreach (ulong split in inBucket)
            {
                int slot = PlaceOf(split, multiplier) ^ number;
                isTaken[slot] = true;
                BinaryPrimitives.WriteUInt64LittleEndian(slots.Slice(slot * sizeof(ulong)), split);
            }
        }

        return true;
    }

    /// <summary>Counts the splits of each bucket, and lays them side by side.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private void FillBuckets(ulong multiplier)
    {
        starts.AsSpan().Clear();
        foreach (ulong split in splits)
        {
            starts[BucketOf(split, multiplier)]++;
        }

        int sum = 0;
        foreach (ref int start in starts.AsSpan())
        {
            sum += start;
            start = sum;
        }

        for (int i = splits.Length - 1; i >= 0; i--)
        {
            members[--starts[BucketOf(splits[i], multiplier)]] = splits[i];
        }
    }

    private ReadOnlySpan<ulong> MembersOf(int bucket) => members.AsSpan(starts[bucket], starts[bucket + 1] - starts[bucket]);

    [MethodImpl(Compilation.AtOnce)]
    private bool HasEqualPlaces(ulong multiplier)
    {
        for (int bucket = 0; bucket + 1 < starts.Length; bucket++)
        {
            ReadOnlySpan<ulong> inBucket = MembersOf(bucket);
            if (inBucket.Length > byte.MaxValue)
            {
                return true;
            }

            for (int i = 1; i < inBucket.Length; i++)
            {
                int place = PlaceOf(inBucket[i], multiplier);
                for (int j = 0; j < i; j++)
                {
                    if (PlaceOf(inBucket[j], multiplier) == place)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>The buckets that have splits, the fullest first, of equals the one whose first split comes first.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private int[] FullestFirst(ulong multiplier)
    {
        int[] next = new int[byte.MaxValue + 2];
        for (int bucket = 0; bucket + 1 < starts.Length; bucket++)
        {
            next[byte.MaxValue - MembersOf(bucket).Length + 1] += MembersOf(bucket).IsEmpty ? 0 : 1;
        }

        for (int i = 1; i < next.Length; i++)
        {
            next[i] += next[i - 1];
        }

        int[] sorted = new int[next[next.Length - 1]];
        foreach (ulong split in splits)
        {
            int bucket = BucketOf(split, multiplier);
            if (members[starts[bucket]] == split)
            {
                sorted[next[byte.MaxValue - MembersOf(bucket).Length]++] = bucket;
            }
        }

        return sorted;
    }

    [MethodImpl(Compilation.AtOnce)]
    private int FindNumber(ReadOnlySpan<ulong> inBucket, ulong multiplier, ref long stepsLeft)
    {
        for (int number = 0; number < Math.Min(Numbers, isTaken.Length); number++)
        {
            if (--stepsLeft < 0)
            {
                return -1;
            }

            if (AreFree(inBucket, multiplier, number))
            {
                return number;
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AreFree(ReadOnlySpan<ulong> inBucket, ulong multiplier, int number)
    {
        foreach (ulong split in inBucket)
        {
            if (isTaken[PlaceOf(split, multiplier) ^ number])
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BucketOf(ulong split, ulong multiplier) => (int)(unchecked(PairTable.KeyOf(split) * multiplier) >> (64 - bucketBits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(ulong split, ulong multiplier) =>
        (int)(unchecked(PairTable.KeyOf(split) * multiplier) >> (64 - bucketBits - slotBits)) & ((1 << slotBits) - 1);
}
