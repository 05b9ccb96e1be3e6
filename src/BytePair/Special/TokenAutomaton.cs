namespace BytePair.Special;

/// <summary>
/// Finds the leftmost of many strings in a text, of several that begin at one place the longest, and reads each byte once
/// (Aho and Corasick, 1975).
/// </summary>
/// <remarks>
/// <para>
/// States are the beginnings of the strings; a state's children are one byte longer. Where a state has no child for the next
/// byte, the search goes on from the longest other state that the text so far ends with: its fallback. So the state is always the
/// longest beginning of a string that the text ends with, whatever the strings are, and falling back takes no longer in all than
/// coming forward did.
/// </para>
/// <para>
/// A string that ends in a state, or is the end of a state, is a match. It is final once the state begins behind it. With ab, abcd
/// and bce in the text <c>abcex</c>: at b, ab matches at 0; at c, the state abc still begins at 0, and may become a longer match;
/// at e there is no abce, and the fallback bc leads to bce, which begins at 1. So ab is the answer.
/// </para>
/// </remarks>
internal sealed class TokenAutomaton
{
    private const int Root = 0;
    private const int None = -1;

    /// <summary>The last byte of each state; the children of a state lie side by side, from <see cref="firstChild"/> on.</summary>
    private readonly byte[] lastByte;

    /// <summary>One more than there are states: a state's children end where those of the next begin.</summary>
    private readonly int[] firstChild;
    private readonly int[] depth;
    private readonly int[] fallback;

    /// <summary>The number of the longest string that a state ends with.</summary>
    private readonly int[] match;

    /// <param name="sorted">The strings: in order, none empty, none twice.</param>
    public TokenAutomaton(byte[][] sorted)
    {
        List<StringRange> states = [new(0, 0, sorted.Length, 0)];
        List<int> firstChildren = [];
        for (int state = Root; state < states.Count; state++)
        {
            firstChildren.Add(states.Count);
            states[state].AddChildren(sorted, states);
        }

        firstChild = [.. firstChildren, states.Count];
        lastByte = [.. states.Select(state => state.LastByte)];
        depth = [.. states.Select(state => state.Length)];
        match = [.. states.Select(state => state.IsString(sorted) ? state.From : None)];
        fallback = new int[states.Count];
        for (int state = Root; state < states.Count; state++)
        {
            for (int child = firstChild[state]; child < firstChild[state + 1]; child++)
            {
                fallback[child] = state == Root ? Root : Next(fallback[state], lastByte[child]);
                match[child] = match[child] == None ? match[fallback[child]] : match[child];
            }
        }
    }

    /// <summary>Reads on from <paramref name="position"/> to the first match, or to where nothing has begun.</summary>
    /// <param name="sorted">The strings.</param>
    /// <param name="text">The text.</param>
    /// <param name="position">Where to begin; afterwards, where the match begins, or from where on to search.</param>
    /// <returns>The number of the string that matches, or -1.</returns>
    public int Run(byte[][] sorted, ReadOnlySpan<byte> text, ref int position)
    {
        int found = None;
        int foundAt = int.MaxValue;
        int state = Root;
        for (int end = position + 1; end <= text.Length; end++)
        {
            state = Next(state, text[end - 1]);
            if (end - depth[state] > foundAt)
            {
                break;
            }

            if (match[state] is not None and int candidate && end - sorted[candidate].Length <= foundAt)
            {
                (found, foundAt) = (candidate, end - sorted[candidate].Length);
            }

            if (state == Root)
            {
                position = end;
                return None;
            }
        }

        position = found == None ? text.Length : foundAt;
        return found;
    }

    /// <summary>The length of the longest end of a text that is the beginning of a string, but not all of it.</summary>
    public int CutOffLength(ReadOnlySpan<byte> text)
    {
        int state = Root;
        foreach (byte value in text)
        {
            state = Next(state, value);
        }

        while (state != Root && firstChild[state] == firstChild[state + 1])
        {
            state = fallback[state];
        }

        return depth[state];
    }

    private int Next(int state, byte value)
    {
        while (true)
        {
            int first = firstChild[state];
            int count = firstChild[state + 1] - first;
            if (count > 0 && lastByte[first] == value)
            {
                return first;
            }

            int child = count > 1 ? lastByte.AsSpan(first, count).IndexOf(value) : None;
            if (child >= 0)
            {
                return first + child;
            }

            if (state == Root)
            {
                return Root;
            }

            state = fallback[state];
        }
    }

    /// <summary>A state while it is made: the strings that begin with it, by their numbers in order.</summary>
    private readonly struct StringRange(byte lastByte, int from, int to, int length)
    {
        public byte LastByte => lastByte;

        public int From => from;

        /// <summary>In bytes.</summary>
        public int Length => length;

        /// <summary>True if the state is a string itself: the first of those that begin with it.</summary>
        public bool IsString(byte[][] sorted) => from < to && sorted[from].Length == length;

        public void AddChildren(byte[][] sorted, List<StringRange> states)
        {
            int end;
            for (int start = IsString(sorted) ? from + 1 : from; start < to; start = end)
            {
                byte value = sorted[start][length];
                for (end = start + 1; end < to && sorted[end][length] == value;)
                {
                    end++;
                }

                states.Add(new(value, start, end, length + 1));
            }
        }
    }
}
