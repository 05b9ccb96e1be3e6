using BytePair.Merging;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.GrowingPieces;

/// <summary>
/// The outermost token of a piece that has grown by a byte, with a vocabulary of which the theory of <see cref="GrowingPiece{TSide}"/> doesn't
/// hold: where the ranks of halves and wholes stand in any order.
/// </summary>
/// <remarks>
/// Told for a piece that grows at its back. Merge the last few tokens' bytes and the new byte as a window. If its first token is stable beside the one
/// before the window, the tokens before and those of the window are those of the whole: the facts in <see cref="LongMerge"/>
/// ask nothing of ranks. If not, take twice as many tokens. Nearly always two will do; at worst all is merged anew for each byte, which a piece
/// of some hundred bytes can bear.
/// </remarks>
internal sealed class GrowingWindow<TSide>(Vocabulary vocabulary)
    where TSide : struct, IGrowingSide
{
    private const int FirstTokens = 2;
    private const int LeastCapacity = 64;
    private readonly Merger merger = Merger.Create(vocabulary, InstructionSets.InUse);
    private byte[] window = [];

    /// <summary>Merges that were done, and pairs that were held against each other.</summary>
    public long Questions { get; private set; }

    /// <summary>The outermost token of a piece together with a new byte; and how much of the piece as it was lies behind that token.</summary>
    public int FindOutermost(GrowingPiece<TSide> piece, byte added, out int rest)
    {
        for (int count = FirstTokens; ; count *= 2)
        {
            int seam = Fill(piece, added, count, out int innermost);
            int length = piece.Length - seam + 1;
            TokenList tokens = merger.Merge(window.AsSpan(0, length));
            Questions += 2;
            int inner = tokens.RankAt(default(TSide).InnermostIn(tokens.Count));
            if (seam == 0 || inner == innermost || default(TSide).AreStable(merger, piece.OutermostAt(seam), inner))
            {
                int outer = default(TSide).OutermostIn(tokens.Count);
                rest = piece.Length + 1 - (tokens.EndOfFirst(outer + 1) - tokens.EndOfFirst(outer));
                return tokens.RankAt(outer);
            }
        }
    }

    /// <summary>Fills the window with the outermost tokens' bytes and the new byte; returns the length of what lies behind it.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="added">The new byte.</param>
    /// <param name="count">How many tokens, if there are so many.</param>
    /// <param name="innermost">The last of them, or -1 if there is none.</param>
    private int Fill(GrowingPiece<TSide> piece, byte added, int count, out int innermost)
    {
        innermost = -1;
        int seam = piece.Length;
        for (int i = 0; i < count && seam > 0; i++)
        {
            innermost = piece.OutermostAt(seam);
            seam -= vocabulary.GetBytesOfRank(innermost).Length;
        }

        int length = piece.Length - seam + 1;
        if (length > window.Length)
        {
            window = new byte[Math.Max(LeastCapacity, 2 * length)];
        }

        Span<byte> bytes = window.AsSpan(0, length);
        default(TSide).Place(SingleBytes.Of(added), bytes, 0);
        for (int left = piece.Length, done = 1; left > seam;)
        {
            ReadOnlySpan<byte> token = vocabulary.GetBytesOfRank(piece.OutermostAt(left));
            default(TSide).Place(token, bytes, done);
            left -= token.Length;
            done += token.Length;
        }

        return seam;
    }
}
