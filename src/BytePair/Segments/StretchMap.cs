using BytePair.Normalization;
using BytePair.Text;

namespace BytePair.Segments;

/// <summary>Which part of a stretch of text each part of its normalized form stems from.</summary>
/// <remarks>
/// The stretch is normalized boundary by boundary. What comes out as it was has the same places but for the bytes that the changes before it
/// add or take; of what is changed, no more is known than where it begins and ends. Example, with NFC: of <c>ae◌́b</c> (five bytes, with
/// the accent by itself) the form is <c>aéb</c>; its first byte is at 0, the next two stem from 1 to 4, and the last is at 4.
/// </remarks>
internal sealed class StretchMap
{
    /// <summary>Of each change: where it begins and ends in the normalized form, and in the text.</summary>
    private readonly List<(int From, int To, int TextFrom, int TextTo)> changes = [];

    /// <param name="stretch">The text.</param>
    /// <param name="normalizer">What normalizes it; or null.</param>
    public StretchMap(ReadOnlySpan<byte> stretch, INormalizer? normalizer)
    {
        if (normalizer is null)
        {
            return;
        }

        using var normalized = new PooledBytes(0);
        if (!normalizer.TryChange(stretch, normalized))
        {
            return;
        }

        int length = 0;
        int next;
        for (int start = 0; start < stretch.Length; start = next)
        {
            next = NextBoundary(stretch, start, normalizer);
            normalized.Clear();
            bool isChanged = normalizer.TryChange(stretch.Slice(start, next - start), normalized);
            int added = isChanged ? normalized.Length : next - start;
            if (isChanged)
            {
                changes.Add((length, length + added, start, next));
            }

            length += added;
        }
    }

    /// <summary>Where in the text the part of the normalized form begins that begins at <paramref name="position"/>.</summary>
    public int StartOf(int position)
    {
        int at = LastBefore(position + 1);
        return at < 0 ? position : position < changes[at].To ? changes[at].TextFrom : position - changes[at].To + changes[at].TextTo;
    }

    /// <summary>Where in the text the part of the normalized form ends that ends at <paramref name="position"/>.</summary>
    public int EndOf(int position)
    {
        int at = LastBefore(position);
        return at < 0 ? position : position < changes[at].To ? changes[at].TextTo : position - changes[at].To + changes[at].TextTo;
    }

    private static int NextBoundary(ReadOnlySpan<byte> text, int start, INormalizer normalizer)
    {
        for (int position = start + 1; position < text.Length; position++)
        {
            if (!Utf8.IsContinuation(text[position]) && normalizer.IsBoundary(text, position))
            {
                return position;
            }
        }

        return text.Length;
    }

    /// <summary>The number of the last change that begins before a position, or -1.</summary>
    private int LastBefore(int position)
    {
        int low = 0;
        int high = changes.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (changes[middle].From < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
