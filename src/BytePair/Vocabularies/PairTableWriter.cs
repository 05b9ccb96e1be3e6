using System.Buffers.Binary;

namespace BytePair.Vocabularies;

/// <summary>Finds the split of every token and a perfect hash of them all (<see cref="PairTable"/>).</summary>
internal sealed class PairTableWriter
{
    /// <summary>Splits for each bucket: fewer make its numbers easier to find, more make their array smaller.</summary>
    private const int SplitsPerBucket = 4;

    /// <summary>Numbers that a bucket can have.</summary>
    private const int Numbers = 1 << 16;

    private readonly List<(int Left, int Right, int Rank)> splits = [];
    private readonly int slotBits;
    private readonly int bucketBits;

    /// <param name="tokens">Id and bytes of each token.</param>
    /// <exception cref="InvalidDataException">Two tokens have the same bytes.</exception>
    public PairTableWriter(IReadOnlyCollection<KeyValuePair<int, byte[]>> tokens)
    {
        Dictionary<string, int> rankOf = ByBytes(tokens);
        foreach (KeyValuePair<int, byte[]> token in tokens)
        {
            if (token.Value.Length > 1 && FindSplit([.. token.Value.Select(value => ((char)value).ToString())], rankOf) is { } split)
            {
                splits.Add((split.Left, split.Right, token.Key));
            }
        }

        slotBits = BitsFor(splits.Count + (splits.Count / 8));
        bucketBits = BitsFor(splits.Count / SplitsPerBucket);
    }

    /// <summary>In bytes.</summary>
    public int Length => PairTable.LengthFor(slotBits, bucketBits);

    /// <summary>Writes the table, with the first multiplier of a fixed sequence for which every bucket finds a number.</summary>
    public void Write(Span<byte> table)
    {
        ulong multiplier = 0x9E3779B97F4A7C15;
        while (!TryWrite(table, multiplier))
        {
            multiplier = (multiplier * 6364136223846793005) + 1442695040888963406;
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

    /// <summary>Bytes as Latin-1 strings make keys that compare by content.</summary>
    private static Dictionary<string, int> ByBytes(IReadOnlyCollection<KeyValuePair<int, byte[]>> tokens)
    {
        var rankOf = new Dictionary<string, int>(tokens.Count, StringComparer.Ordinal);
        foreach (KeyValuePair<int, byte[]> token in tokens)
        {
            string bytes = new([.. token.Value.Select(value => (char)value)]);
            if (rankOf.TryGetValue(bytes, out int other))
            {
                throw new InvalidDataException($"Ranks {other} and {token.Key} have the same bytes.");
            }

            rankOf.Add(bytes, token.Key);
        }

        return rankOf;
    }

    /// <summary>The two parts that merging ends with just before one is left; null if it doesn't end with one.</summary>
    private static (int Left, int Right)? FindSplit(List<string> parts, Dictionary<string, int> rankOf)
    {
        while (parts.Count > 2)
        {
            int lowest = int.MaxValue;
            int at = -1;
            for (int i = 0; i + 1 < parts.Count; i++)
            {
                if (rankOf.TryGetValue(parts[i] + parts[i + 1], out int rank) && rank < lowest)
                {
                    (lowest, at) = (rank, i);
                }
            }

            if (at < 0)
            {
                return null;
            }

            parts[at] += parts[at + 1];
            parts.RemoveAt(at + 1);
        }

        return rankOf.TryGetValue(parts[0], out int left) && rankOf.TryGetValue(parts[1], out int right) ? (left, right) : null;
    }

    /// <summary>Gives each bucket, the fullest first, the first number that leads its splits to free slots of their own.</summary>
    private bool TryWrite(Span<byte> table, ulong multiplier)
    {
        Span<byte> numbers = table.Slice(PairTable.HeaderLength, sizeof(ushort) << bucketBits);
        Span<byte> slots = table.Slice(PairTable.HeaderLength + numbers.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(table, multiplier);
        BinaryPrimitives.WriteInt32LittleEndian(table.Slice(sizeof(ulong)), slotBits);
        BinaryPrimitives.WriteInt32LittleEndian(table.Slice(sizeof(ulong) + sizeof(uint)), bucketBits);
        numbers.Clear();
        slots.Fill(0xFF);
        bool[] isTaken = new bool[1 << slotBits];
        foreach (var bucket in splits.GroupBy(split => BucketOf(split.Left, split.Right, multiplier)).OrderByDescending(group => group.Count()))
        {
            (int Place, ulong Slot)[] members =
                [.. bucket.Select(split => (PlaceOf(split.Left, split.Right, multiplier), PairTable.Slot(split.Left, split.Right, split.Rank)))];
            int number = FindNumber(members, isTaken);
            if (number < 0)
            {
                return false;
            }

            BinaryPrimitives.WriteUInt16LittleEndian(numbers.Slice(bucket.Key * sizeof(ushort)), (ushort)number);
            foreach ((int place, ulong slot) in members)
            {
                isTaken[place ^ number] = true;
                BinaryPrimitives.WriteUInt64LittleEndian(slots.Slice((place ^ number) * sizeof(ulong)), slot);
            }
        }

        return true;
    }

    private static int FindNumber((int Place, ulong Slot)[] members, bool[] isTaken)
    {
        if (members.Select(member => member.Place).Distinct().Count() < members.Length)
        {
            return -1;
        }

        for (int number = 0; number < Math.Min(Numbers, isTaken.Length); number++)
        {
            if (Array.TrueForAll(members, member => !isTaken[member.Place ^ number]))
            {
                return number;
            }
        }

        return -1;
    }

    private int BucketOf(int left, int right, ulong multiplier) =>
        (int)(unchecked(PairTable.Key(left, right) * multiplier) >> (64 - bucketBits));

    private int PlaceOf(int left, int right, ulong multiplier) =>
        (int)(unchecked(PairTable.Key(left, right) * multiplier) >> (64 - bucketBits - slotBits)) & ((1 << slotBits) - 1);
}
