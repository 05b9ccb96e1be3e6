using System.Text;

namespace BytePair.Training;

/// <summary>The tokens of a vocabulary that is being trained: bytes, then what merges made, each with an id in this order.</summary>
internal sealed class TrainedTokens
{
    private readonly List<ulong> merges = [];
    private readonly HashSet<string> reserved;
    private readonly int longestReserved;
    private byte[] bytes = new byte[1 << 10];
    private int[] starts = new int[1 << 8];

    /// <param name="firstBytes">The bytes that are tokens.</param>
    /// <param name="reserved">Texts that are special tokens: nothing else may have their bytes.</param>
    public TrainedTokens(ReadOnlySpan<byte> firstBytes, IReadOnlyCollection<string> reserved)
    {
        this.reserved = new HashSet<string>(reserved.Select(text => Latin1(Encoding.UTF8.GetBytes(text))), StringComparer.Ordinal);
        longestReserved = this.reserved.Select(text => text.Length).DefaultIfEmpty().Max();
        for (int i = 0; i < firstBytes.Length; i++)
        {
            Append(firstBytes.Slice(i, 1), default);
        }

        ByteCount = firstBytes.Length;
    }

    /// <summary>The number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>How many are single bytes: the first ones.</summary>
    public int ByteCount { get; }

    /// <summary>The pairs that were merged, in order, each as <see cref="PairCounts.KeyOf"/>.</summary>
    public IReadOnlyList<ulong> Merges => merges;

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> BytesOf(int id) => bytes.AsSpan(starts[id], LengthOf(id));

    /// <summary>The length of a token in bytes.</summary>
    public int LengthOf(int id) => starts[id + 1] - starts[id];

    /// <summary>Adds what two tokens make together, unless that is the text of a special token.</summary>
    public bool TryAdd(int left, int right, out int merged)
    {
        merged = Count;
        if (LengthOf(left) + LengthOf(right) <= longestReserved && reserved.Contains(Latin1(BytesOf(left)) + Latin1(BytesOf(right))))
        {
            return false;
        }

        merges.Add(PairCounts.KeyOf(left, right));
        Append(BytesOf(left), BytesOf(right));
        return true;
    }

    private static string Latin1(ReadOnlySpan<byte> bytes)
    {
        char[] chars = new char[bytes.Length];
        for (int i = 0; i < chars.Length; i++)
        {
            chars[i] = (char)bytes[i];
        }

        return new string(chars);
    }

    private void Append(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int start = starts[Count];
        int end = checked(start + left.Length + right.Length);
        if (Count + 2 > starts.Length)
        {
            Array.Resize(ref starts, 2 * starts.Length);
        }

        byte[] old = bytes;
        if (end > bytes.Length)
        {
            bytes = new byte[checked(2 * Math.Max(end, 1))];
            old.AsSpan(0, start).CopyTo(bytes);
        }

        // What is copied may lie in the old array.
        left.CopyTo(bytes.AsSpan(start));
        right.CopyTo(bytes.AsSpan(start + left.Length));
        starts[++Count] = end;
    }
}
