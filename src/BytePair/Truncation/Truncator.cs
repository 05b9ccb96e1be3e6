using System.Diagnostics.CodeAnalysis;

namespace BytePair.Truncation;

/// <summary>Shortens text as its options say.</summary>
/// <remarks>
/// <para>
/// One part without a marker is the longest that fits. Else a budget of tokens is shared out, each part is the longest of its share counted by
/// itself, and the whole is counted. Parts don't add up exactly: head and marker may have a token fewer together, or more. The budget begins
/// with what the marker leaves, and is lowered by one until the whole fits.
/// </para>
/// <para>
/// With a boundary, a part goes back from the longest to the next place where it may be cut. That is nearly always the place, but a
/// shorter part can have more tokens than a longer one, so it is counted too.
/// </para>
/// </remarks>
internal readonly struct Truncator<T, TUnits, TCounts>(TCounts counts, TruncationOptions options)
    where T : struct
    where TUnits : struct, ITextUnits<T>
    where TCounts : struct, ITokenCounts<T>
{
    /// <summary>False if the text has no more tokens than <paramref name="maxTokens"/>, so that there is nothing to shorten.</summary>
    public bool TryShorten(ReadOnlySpan<T> text, ReadOnlySpan<T> marker, int maxTokens, [NotNullWhen(true)] out T[]? shortened)
    {
        shortened = null;
        if (counts.FindBeginning(text, maxTokens) == text.Length)
        {
            return false;
        }

        if (marker.IsEmpty && options.Keep != TruncationKeep.StartAndEnd)
        {
            shortened = options.Keep == TruncationKeep.Start
                ? text.Slice(0, Beginning(text, maxTokens)).ToArray()
                : text.Slice(Ending(text, maxTokens)).ToArray();
            return true;
        }

        for (long budget = maxTokens - counts.Count(marker, maxTokens); budget >= 0; budget--)
        {
            int start = Beginning(text, StartShare((int)budget));
            int end = Ending(text, (int)budget - StartShare((int)budget));
            if (start < end)
            {
                shortened = [.. text.Slice(0, start), .. marker, .. text.Slice(end)];
                if (Fits(shortened, start, start + marker.Length, maxTokens))
                {
                    return true;
                }
            }
        }

        shortened = [];
        return true;
    }

    private int StartShare(int budget) => options.Keep switch
    {
        TruncationKeep.Start => budget,
        TruncationKeep.End => 0,
        _ => budget - (budget / 2),
    };

    private bool Fits(ReadOnlySpan<T> joined, int markerStart, int markerEnd, int maxTokens) =>
        !counts.HasTokenAcross(joined, markerStart) && !counts.HasTokenAcross(joined, markerEnd) && counts.Count(joined, maxTokens) <= maxTokens;

    /// <summary>The longest beginning that ends where the options allow.</summary>
    private int Beginning(ReadOnlySpan<T> text, int maxTokens)
    {
        int end = maxTokens > 0 ? counts.FindBeginning(text, maxTokens) : 0;
        if (options.Boundary == TruncationBoundary.Character)
        {
            return end;
        }

        for (end = Floor(text, end); end > 0 && counts.Count(text.Slice(0, end), maxTokens) > maxTokens;)
        {
            end = Floor(text, end - default(TUnits).LengthBefore(text, end));
        }

        return end;
    }

    /// <summary>The longest ending that begins where the options allow.</summary>
    private int Ending(ReadOnlySpan<T> text, int maxTokens)
    {
        int start = maxTokens > 0 ? counts.FindEnding(text, maxTokens) : text.Length;
        if (options.Boundary == TruncationBoundary.Character)
        {
            return start;
        }

        for (start = Ceiling(text, start); start < text.Length && counts.Count(text.Slice(start), maxTokens) > maxTokens;)
        {
            default(TUnits).CodePointAt(text, start, out int length);
            start = Ceiling(text, start + length);
        }

        return start;
    }

    private int Floor(ReadOnlySpan<T> text, int position) => options.Boundary == TruncationBoundary.Word
        ? WordBoundaries<T, TUnits>.Floor(text, position)
        : GraphemeBoundaries<T, TUnits>.Floor(text, position);

    private int Ceiling(ReadOnlySpan<T> text, int position) => options.Boundary == TruncationBoundary.Word
        ? WordBoundaries<T, TUnits>.Ceiling(text, position)
        : GraphemeBoundaries<T, TUnits>.Ceiling(text, position);
}
