using System.Buffers.Binary;

namespace BytePair.Vocabularies;

/// <summary>The ids of a vocabulary in the order of their bytes, so that those with one beginning lie side by side.</summary>
/// <remarks>
/// Sorted by the first 8 bytes as one number first, which nearly always decides, and by all bytes where they are equal. For tokens
/// of fewer bytes, zeros stand for the missing ones: 61 and 61 00 are equal at first.
/// </remarks>
internal sealed class SortedTokens
{
    private const int KeyLength = sizeof(ulong);
    private readonly Vocabulary vocabulary;
    private readonly int[] ids;

    public SortedTokens(Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        ids = [.. Enumerable.Range(0, vocabulary.IdCount).Where(id => !vocabulary.GetBytes(id).IsEmpty)];
        ulong[] keys = Array.ConvertAll(ids, KeyOf);
        Array.Sort(keys, ids);
        var byAllBytes = Comparer<int>.Create((left, right) => vocabulary.GetBytes(left).SequenceCompareTo(vocabulary.GetBytes(right)));
        int end;
        for (int start = 0; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];)
            {
                end++;
            }

            Array.Sort(ids, start, end - start, byAllBytes);
        }
    }

    /// <summary>The tokens that begin with <paramref name="prefix"/>, in the order of their bytes.</summary>
    public ReadOnlySpan<int> WithPrefix(scoped ReadOnlySpan<byte> prefix)
    {
        int from = CountBelow(prefix, orBeginningWith: false);
        return ids.AsSpan(from, CountBelow(prefix, orBeginningWith: true) - from);
    }

    /// <summary>The token with these bytes, or -1.</summary>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<int> found = WithPrefix(bytes);
        return !found.IsEmpty && vocabulary.GetBytes(found[0]).Length == bytes.Length ? found[0] : -1;
    }

    /// <summary>How many tokens come before the prefix itself, or before all that doesn't begin with it behind those that do.</summary>
    private int CountBelow(ReadOnlySpan<byte> prefix, bool orBeginningWith)
    {
        int low = 0;
        int high = ids.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            ReadOnlySpan<byte> bytes = vocabulary.GetBytes(ids[middle]);
            bool isBelow = orBeginningWith && bytes.StartsWith(prefix) || bytes.SequenceCompareTo(prefix) < 0;
            (low, high) = isBelow ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ulong KeyOf(int id)
    {
        ReadOnlySpan<byte> bytes = vocabulary.GetBytes(id);
        Span<byte> padded = stackalloc byte[KeyLength];
        padded.Clear();
        bytes.Slice(0, Math.Min(KeyLength, bytes.Length)).CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }
}
