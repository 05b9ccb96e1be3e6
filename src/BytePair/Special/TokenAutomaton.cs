using System.Diagnostics;

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
    private readonly List<byte> lastByte = [0];

    /// <summary>One more than there are states: a state's children end where those of the next begin.</summary>
    private readonly List<int> firstChild = [1];
    private readonly List<int> depth = [0];
    private readonly List<int> fallback = [Root];

    /// <summary>The number of the longest string that a state ends with.</summary>
    private readonly List<int> match = [];
    private readonly byte[] labels;

    /// <param name="sorted">The strings: in order, none empty, none twice.</param>
    public TokenAutomaton(byte[][] sorted)
    {
        AddStates(sorted);
        labels = [.. lastByte];
        for (int state = Root; state < match.Count; state++)
        {
            for (int child = firstChild[state]; child < firstChild[state + 1]; child++)
            {
                fallback[child] = state == Root ? Root : Next(fallback[state], labels[child]);
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

    private int Next(int state, byte value)
    {
        while (true)
        {
            int first = firstChild[state];
            int child = labels.AsSpan(first, firstChild[state + 1] - first).IndexOf(value);
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

    /// <summary>Adds the states level by level; each stands for the strings from one number to another that begin with it.</summary>
    private void AddStates(byte[][] sorted)
    {
        Queue<(int From, int To)> rangeOfState = new([(0, sorted.Length)]);
        for (int state = Root; rangeOfState.Count > 0; state++)
        {
            (int from, int to) = rangeOfState.Dequeue();
            int length = depth[state];
            bool isString = from < to && sorted[from].Length == length;
            match.Add(isString ? from : None);
            for (int start = isString ? from + 1 : from; start < to;)
            {
                byte value = sorted[start][length];
                int end = start + 1;
                while (end < to && sorted[end][length] == value)
                {
                    end++;
                }

                rangeOfState.Enqueue((start, end));
                lastByte.Add(value);
                depth.Add(length + 1);
                fallback.Add(Root);
                start = end;
            }

            firstChild.Add(lastByte.Count);
        }

        Debug.Assert(firstChild.Count == match.Count + 1 && lastByte.Count == match.Count, "Every state has its row.");
    }
}
