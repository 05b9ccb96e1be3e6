using BytePair.Pieces;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Blocks;

/// <summary>
/// Encodes a text with its special tokens: at once where it lies in memory as UTF-8, block by block where it is read from
/// a source, with the same ids.
/// </summary>
internal sealed class TextEncoder(PieceEncoder pieces)
{
    public PieceEncoder Pieces => pieces;

    /// <summary>Adds the ids of a whole text in UTF-8.</summary>
    public void Encode<TSink>(ReadOnlySpan<byte> utf8Text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int done = 0;
        if (rules is not null)
        {
            if (rules.TryFindRejected(utf8Text, 0, out int rejectedAt, out string? rejected))
            {
                throw new DisallowedSpecialTokenException(rejected, rejectedAt);
            }

            while (!sink.IsFull && rules.TryFindRecognized(utf8Text, done, out int position, out int length, out int id))
            {
                pieces.Encode(utf8Text.Slice(done, position - done), ref sink);
                sink.Add(id);
                done = position + length;
            }
        }

        pieces.Encode(utf8Text.Slice(done), ref sink);
    }

    /// <summary>Adds the ids of a text that is read from <paramref name="source"/> to its end, or until the sink is full and nothing is left to reject.</summary>
    public void Encode<TSource, TSink>(ref TSource source, SpecialRules? rules, ref TSink sink)
        where TSource : struct, ITextSource
        where TSink : struct, ITokenSink
    {
        Worker worker = pieces.Rent();
        new BlockEncoder(pieces, worker, rules).Encode(ref source, ref sink);
        pieces.Return(worker);
    }
}
