using BytePair.Pretokenization;
using BytePair.Text;

namespace BytePair.Training;

/// <summary>Counts the pieces of blocks. For one thread at a time.</summary>
/// <remarks>
/// A very long piece is learnt from in parts, each at least as long as the longest token may be: merging takes time by the length of pieces, and what is
/// learnt from text without end (a picture in base64, say) isn't worth it.
/// </remarks>
/// <param name="pretokenizer">Cuts text into pieces.</param>
/// <param name="canBeginAnywhere">Whether it cuts the rest of a text behind a piece without having seen it (<see cref="Grammar.CanBeginAnywhere"/>).</param>
/// <param name="partLength">Longer pieces are parted, in bytes.</param>
internal sealed class PieceCounter(Pretokenizer pretokenizer, bool canBeginAnywhere, int partLength)
{
    private const int UsualRoom = 1 << 10;

    private int[] ends = new int[UsualRoom];

    /// <summary>What was counted.</summary>
    public PieceCounts Counts { get; set; } = new();

    /// <summary>Counts the pieces of a block.</summary>
    public void Count(CorpusBlock block)
    {
        foreach (Stretch stretch in block.Stretches)
        {
            Count(block.Text.Slice(stretch.Start, stretch.KnownEnd - stretch.Start), stretch.End - stretch.Start);
        }
    }

    /// <summary>Counts the pieces that end at or before a limit.</summary>
    private void Count(ReadOnlySpan<byte> text, int limit)
    {
        if (!canBeginAnywhere && ends.Length < text.Length)
        {
            // All ends at one call, or else each call would begin with the text again.
            ends = new int[text.Length + Pretokenizer.LeastRoom];
        }

        int start = 0;
        while (start < limit)
        {
            int count = pretokenizer.FindEnds(text, start, ends);
            foreach (int end in ends.AsSpan(0, count))
            {
                if (end > limit)
                {
                    return;
                }

                Add(text.Slice(start, end - start));
                start = end;
            }
        }
    }

    private void Add(ReadOnlySpan<byte> piece)
    {
        while (piece.Length > partLength)
        {
            int cut = default(Utf8Characters).StartAt(piece, partLength);
            Counts.Add(piece.Slice(0, cut), 1);
            piece = piece.Slice(cut);
        }

        Counts.Add(piece, 1);
    }
}
