using System.Buffers;
using BytePair.GrowingPieces;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Truncation;

/// <summary>The longest ending of a text that has at most so many tokens when it is counted by itself, in one pass from its end.</summary>
/// <remarks>
/// <para>
/// An ending may begin anywhere, also within a piece of the text, and has pieces of its own until it comes into step with the text: of
/// <c>12345678</c>, cut in threes, the ending <c>2345678</c> is <c>234|567|8</c>, and never comes into step. But no grammar looks behind, so
/// that where a piece ends follows from where it begins: e(j). So count(j) = tokens(j, e(j)) + count(e(j)), and counts
/// are found from the end, each from one before.
/// </para>
/// <para>
/// The grammar is asked for e(j) at each j with runs that are remembered, and the pieces that end at one place are one piece that
/// grows at its front (<see cref="GrowingPiece{TSide}"/>), so that a character costs a few look-ups, endless pieces and all.
/// </para>
/// <para>
/// As for beginnings, a text of n bytes has at most n tokens; and every ending that begins before a safe cut (<see cref="SafeCut"/>) has a
/// piece begin there. So, while many tokens are left, all up to the first safe cut within so many bytes is encoded at once. For
/// the same reason the search ends at a safe cut behind which there are as many tokens as asked for: a longer ending has these and more. In text
/// without such cuts it ends where even the longest tokens would be too many.
/// </para>
/// </remarks>
internal sealed class EndingSearch(PieceEncoder pieces, Vocabulary vocabulary)
{
    /// <summary>For so few tokens it takes longer to begin to encode than to count one ending after the other.</summary>
    private const int FewTokens = 32;

    private const int LeastCapacity = 256;
    private readonly PieceTokens<AtFront> tokens = new(vocabulary);
    private RememberedRuns runs = new();

    public Cut Find(ReadOnlySpan<byte> text, int maxTokens)
    {
        int end = PassMany(text, maxTokens, out int used);
        tokens.Clear();
        runs.Clear();
        return FindNear(text.Slice(0, end), maxTokens - used).Behind(0, used);
    }

    /// <summary>Passes from safe cut to safe cut, as long as many tokens are left; returns the last.</summary>
    private int PassMany(ReadOnlySpan<byte> text, int maxTokens, out int used)
    {
        int end = text.Length;
        used = 0;
        while (end > 0 && maxTokens - used > FewTokens)
        {
            int least = end - (maxTokens - used);
            int cut = least <= 0 ? 0 : pieces.Grammar.HasSafeCuts ? SafeCut.FindFirst(text, least, end) : -1;
            if (cut < 0)
            {
                break;
            }

            var sink = new CountSink();
            pieces.Encode(text.Slice(cut, end - cut), ref sink);
            used += (int)sink.Count;
            end = cut;
        }

        return end;
    }

    private Cut FindNear(ReadOnlySpan<byte> text, int maxTokens)
    {
        // At d, the tokens of the ending of d bytes.
        int[] counts = ArrayPool<int>.Shared.Rent(LeastCapacity);
        counts[0] = 0;
        var best = new Cut(text.Length, 0, Cut.Everything);
        bool isFinal = maxTokens == 0;
        int start = text.Length;
        while (start > 0 && !isFinal)
        {
            start -= Utf8.LengthBefore(text, start);
            int length = text.Length - start;
            if (length >= counts.Length)
            {
                Grow(ref counts);
            }

            int end = pieces.Grammar.PieceEnd(text, start, ref runs);
            int count = tokens.Count(text.Slice(start, end - start), end) + counts[text.Length - end];
            counts[length] = count;
            if (count <= maxTokens)
            {
                best = new Cut(start, count, Cut.Everything);
            }

            isFinal = length > (long)maxTokens * vocabulary.MaxTokenLength || (count >= maxTokens && start > 0 && pieces.Grammar.HasSafeCuts && SafeCut.IsAt(text, start));
        }

        ArrayPool<int>.Shared.Return(counts);
        return new Cut(best.Position, best.Tokens, isFinal ? start : Cut.Everything);
    }

    private static void Grow(ref int[] counts)
    {
        int[] larger = ArrayPool<int>.Shared.Rent((int)Math.Min(2L * counts.Length, ThrowHelper.MaxArrayLength));
        counts.CopyTo(larger, 0);
        ArrayPool<int>.Shared.Return(counts);
        counts = larger;
    }
}
