using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BytePair.Special;

/// <summary>
/// Finds the leftmost occurrence of any of a set of strings in UTF-8 text; of several that begin at one place, the longest.
/// </summary>
/// <remarks>
/// Text has few places where one of the strings could begin. A vectorised search goes to the next: to the two bytes that they
/// all begin with, as special tokens do (<c>&lt;|</c>), or else to one of their first bytes. From there an automaton reads byte by
/// byte for as long as one of the strings may be at hand. So time is linear in the text, whatever it is and whatever they are.
/// </remarks>
internal sealed class SpecialTokenFinder
{
    /// <summary>A longer beginning wouldn't be found sooner.</summary>
    private const int MaxCommonStart = 2;

    private readonly string[] texts;
    private readonly byte[][] sorted;
    private readonly byte[] commonStart;
    private readonly TokenAutomaton automaton;
#if NET
    private readonly SearchValues<byte> firstBytes;
#else
    private readonly byte[] firstBytes;
#endif

    /// <param name="tokens">The strings; empty ones and repetitions are ignored; a lone surrogate reads as U+FFFD.</param>
    public SpecialTokenFinder(IEnumerable<string> tokens)
    {
        byte[][] all = [.. tokens.Where(token => token.Length > 0).Select(Encoding.UTF8.GetBytes)];
        Array.Sort(all, (left, right) => left.AsSpan().SequenceCompareTo(right));
        sorted = [.. all.Where((bytes, i) => i == 0 || !bytes.AsSpan().SequenceEqual(all[i - 1]))];
        texts = Array.ConvertAll(sorted, Encoding.UTF8.GetString);
        MaxLength = sorted.Length == 0 ? 0 : sorted.Max(bytes => bytes.Length);
        commonStart = CommonStart(sorted);
        automaton = new TokenAutomaton(sorted);
        byte[] first = [.. sorted.Select(bytes => bytes[0]).Distinct()];
#if NET
        firstBytes = SearchValues.Create(first);
#else
        firstBytes = first;
#endif
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
            int found = automaton.Run(sorted, text, ref position);
            if (found >= 0)
            {
                (token, length) = (texts[found], sorted[found].Length);
                return true;
            }
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

    /// <summary>The first position from <paramref name="start"/> on where one of the strings may begin that the text's end cuts off, or the text's length.</summary>
    public int FindCutOff(ReadOnlySpan<byte> text, int start) =>
        IsEmpty ? text.Length : text.Length - automaton.CutOffLength(text.Slice(Math.Max(start, text.Length - MaxLength + 1)));

    private static byte[] CommonStart(byte[][] sorted)
    {
        if (sorted.Length == 0)
        {
            return [];
        }

        byte[] first = sorted[0];
        byte[] last = sorted[sorted.Length - 1];
        int limit = Math.Min(MaxCommonStart, Math.Min(first.Length, last.Length));
        int length = 0;
        while (length < limit && first[length] == last[length])
        {
            length++;
        }

        return first.AsSpan(0, length).ToArray();
    }
}
