using System.Runtime.CompilerServices;
using BytePair.Pretokenization;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// The one loop: text to pieces, each piece to ids, into whatever sink. Immutable, without state between calls.
/// </summary>
internal sealed class PieceEncoder(Pretokenizer pretokenizer, Vocabulary vocabulary)
{
    /// <summary>Pieces found ahead of their look-up, so that finding and looking up each run as a tight loop.</summary>
    private const int BatchLength = 512;

    /// <summary>Adds the ids of <paramref name="text"/>, a whole text in UTF-8, read as ordinary text.</summary>
#if NET
    [SkipLocalsInit]
#endif
    public void Encode<TSink>(ReadOnlySpan<byte> text, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        Span<int> ends = stackalloc int[BatchLength];
        int start = 0;
        while (start < text.Length && !sink.IsFull)
        {
            int count = pretokenizer.FindEnds(text, start, ends);
            foreach (int end in ends.Slice(0, count))
            {
                EncodePiece(text.Slice(start, end - start), ref sink);
                start = end;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EncodePiece<TSink>(ReadOnlySpan<byte> piece, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int id = vocabulary.Find(piece);
        if (id >= 0)
        {
            sink.Add(id);
        }
        else
        {
            MergePiece(piece, ref sink);
        }
    }

#if NET
    [SkipLocalsInit]
#endif
    private void MergePiece<TSink>(ReadOnlySpan<byte> piece, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        if (piece.Length > ShortMerge.MaxLength)
        {
            LongMerge.Merge(vocabulary, piece, ref sink);
            return;
        }

        Span<int> ids = stackalloc int[ShortMerge.MaxLength];
        int count = ShortMerge.Merge(vocabulary, piece, ids);
        sink.Add(ids.Slice(0, count));
    }
}
