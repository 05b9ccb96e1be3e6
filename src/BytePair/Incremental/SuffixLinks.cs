using BytePair.Pieces;
using BytePair.Pretokenization;

namespace BytePair.Incremental;

/// <summary>For every position of a text, where the piece ends that would begin there, with skips over many such links at once.</summary>
/// <remarks>
/// <para>
/// The links make a tree whose root is the text's end. Besides its link, each position keeps one skip, to a place so chosen that by
/// skips and links together any place further on is found in a logarithmic number of steps: if the skip of the link's goal,
/// and the skip behind that, are equally long (in links), the new skip is both together; else it is the link. So the lengths of the skips
/// that follow one another are 1, 1, 3, 1, 1, 3, 7 and so on, as in counting with digits that are worth 2^k − 1.
/// </para>
/// <para>All positions are counted in bytes from the text's end. Takes 16 bytes for each byte of the text.</para>
/// </remarks>
internal sealed class SuffixLinks
{
    private readonly int[] links;
    private readonly int[] skips;
    private readonly int[] depths;
    private readonly int[] counts;

    public SuffixLinks(PieceEncoder encoder, IGrammarRules rules, ReadOnlySpan<byte> text)
    {
        links = new int[text.Length + 1];
        skips = new int[text.Length + 1];
        depths = new int[text.Length + 1];
        counts = new int[text.Length + 1];
        var front = new FrontText(rules);
        var pieces = new FrontPieces(encoder.Vocabulary);
        for (int i = text.Length - 1; i >= 0; i--)
        {
            front.Add(text[i]);
            Add(front.Length, front.FirstPieceEnd(), pieces.Count(front, front.FirstPieceEnd()));
        }
    }

    /// <summary>The last piece end on the way from <paramref name="start"/> that isn't behind <paramref name="limit"/>; the start itself if there is none.</summary>
    /// <param name="start">Where a piece begins.</param>
    /// <param name="limit">A position at or behind it.</param>
    /// <param name="count">Tokens from the start up to the place found.</param>
    /// <param name="steps">Links and skips that were taken.</param>
    public int FindLast(int start, int limit, out int count, out int steps)
    {
        int position = start;
        for (steps = 0; position > limit && links[position] >= limit; steps++)
        {
            position = skips[position] >= limit ? skips[position] : links[position];
        }

        count = counts[start] - counts[position];
        return position;
    }

    private void Add(int position, int link, int tokens)
    {
        int skip = skips[link];
        bool areEqual = depths[link] - depths[skip] == depths[skip] - depths[skips[skip]];
        links[position] = link;
        skips[position] = areEqual ? skips[skip] : link;
        depths[position] = depths[link] + 1;
        counts[position] = counts[link] + tokens;
    }
}
