using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BytePair.Special;

/// <summary>
/// Finds the leftmost occurrence of any of a set of strings in UTF-8 text; of several that begin at one place, the longest.
/// </summary>
/// <remarks>
/// The strings of an encoding begin alike (<c>&lt;|</c>): their common beginning is searched with a vectorised search, and
/// only where it is found are the strings compared, by narrowing a sorted list byte by byte. For {&lt;|a|&gt;, &lt;|b|&gt;}
/// and <c>x&lt;|b|&gt;</c>: "&lt;|" is found at 1; the third byte 'b' leaves one string; it matches to its end.
/// Time is linear in the text: a failed comparison costs at most the longest string.
/// </remarks>
internal sealed class SpecialTokenFinder
{
    private readonly string[] texts;
    private readonly byte[][] sorted;
    private readonly byte[] commonStart;
    private readonly byte[] firstBytes;

    /// <param name="tokens">The strings; empty ones and repetitions are ignored.</param>
    public SpecialTokenFinder(IEnumerable<string> tokens)
    {
        KeyValuePair<byte[], string>[] pairs = [.. tokens
            .Where(token => token.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(token => new KeyValuePair<byte[], string>(Encoding.UTF8.GetBytes(token), token))];
        Array.Sort(pairs, (left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));
        sorted = Array.ConvertAll(pairs, pair => pair.Key);
        texts = Array.ConvertAll(pairs, pair => pair.Value);
        MaxLength = sorted.Length == 0 ? 0 : sorted.Max(bytes => bytes.Length);
        commonStart = CommonStart(sorted);
        firstBytes = [.. sorted.Select(bytes => bytes[0]).Distinct()];
    }

    public bool IsEmpty => sorted.Length == 0;

    /// <summary>The length of the longest string in bytes.</summary>
    public int MaxLength { get; }

    /// <summary>Finds the leftmost occurrence from <paramref name="start"/> on.</summary>
    public bool TryFind(ReadOnlySpan<byte> text, int start, out int position, [NotNullWhen(true)] out string? token, out int length)
    {
        position = start;
        while (!IsEmpty)
        {
            ReadOnlySpan<byte> rest = text.Slice(position);
            int candidate = commonStart.Length > 0 ? rest.IndexOf(commonStart) : rest.IndexOfAny(firstBytes);
            if (candidate < 0)
            {
                break;
            }

            position += candidate;
            int match = LongestMatch(text.Slice(position));
            if (match >= 0)
            {
                (token, length) = (texts[match], sorted[match].Length);
                return true;
            }

            position++;
        }

        (token, length) = (null, 0);
        return false;
    }

    /// <summary>True if one of the strings begins before <paramref name="position"/> and ends behind it. Looks no further than they reach.</summary>
    public bool IsFoundAcross(ReadOnlySpan<byte> text, int position)
    {
        if (IsEmpty)
        {
            return false;
        }

        int windowStart = Math.Max(0, position - MaxLength + 1);
        int windowEnd = (int)Math.Min(text.Length, (long)position + MaxLength - 1);
        ReadOnlySpan<byte> window = text.Slice(windowStart, windowEnd - windowStart);
        position -= windowStart;
        for (int start = 0; TryFind(window, start, out int found, out _, out int length) && found < position; start = found + 1)
        {
            if (found + length > position)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The index of the longest string that <paramref name="text"/> begins with, or -1.</summary>
    private int LongestMatch(ReadOnlySpan<byte> text)
    {
        int longest = -1;
        int low = 0;
        int high = sorted.Length;
        for (int depth = 0; depth < text.Length && low < high; depth++)
        {
            low = LowerBound(low, high, depth, text[depth]);
            high = LowerBound(low, high, depth, text[depth] + 1);
            if (low < high && sorted[low].Length == depth + 1)
            {
                longest = low;
            }
        }

        return longest;
    }

    /// <summary>The first index in [low, high), all alike up to <paramref name="depth"/>, whose byte there is at least <paramref name="value"/>.</summary>
    private int LowerBound(int low, int high, int depth, int value)
    {
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            int there = depth < sorted[middle].Length ? sorted[middle][depth] : -1;
            if (there < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static byte[] CommonStart(byte[][] sorted)
    {
        if (sorted.Length == 0)
        {
            return [];
        }

        byte[] first = sorted[0];
        byte[] last = sorted[sorted.Length - 1];
        int length = 0;
        while (length < Math.Min(first.Length, last.Length) && first[length] == last[length])
        {
            length++;
        }

        return first.AsSpan(0, length).ToArray();
    }
}
