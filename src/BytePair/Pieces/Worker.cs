using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>
/// The loop with its scratch: text to pieces, each piece to ids, into whatever sink. For one call at a time.
/// </summary>
/// <remarks>
/// Pieces are found a batch at a time, and looked up a group at a time: each look-up is independent of the one before, so
/// that their cache misses overlap. The ids of a group gather in a small buffer and go to the sink in one block.
/// </remarks>
internal sealed unsafe class Worker(Pretokenizer pretokenizer, Vocabulary vocabulary) : IDisposable
{
    private const int BatchLength = GroupEncoder.GroupsAtOnce * PieceGroup.MaxCount;

    private readonly PieceCache cache = new(vocabulary.IdCount);
    private readonly Merger merger = Merger.Create(vocabulary, InstructionSets.InUse);
    private GroupEncoder? groups;

    private GroupEncoder Groups => groups ??= new GroupEncoder(cache, vocabulary, merger);

    /// <summary>
    /// Adds the ids of the pieces that end at or before <paramref name="limit"/> in <paramref name="text"/>, a whole text in
    /// UTF-8 read as ordinary text, and returns where the last of them ends.
    /// </summary>
    public int Encode<TSink>(ReadOnlySpan<byte> text, int limit, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        fixed (byte* start = text)
        {
            return Encode(start, text.Length, limit, ref sink);
        }
    }

    /// <summary>Where the first piece of a whole text ends.</summary>
#if NET
    [SkipLocalsInit]
#endif
    public int FindFirstEnd(ReadOnlySpan<byte> text)
    {
        Span<int> ends = stackalloc int[Pretokenizer.LeastRoom];
        pretokenizer.FindEnds(text, 0, ends);
        return ends[0];
    }

    /// <inheritdoc cref="Pretokenizer.DecidedLength"/>
    public int DecidedLength(ReadOnlySpan<byte> text) => pretokenizer.DecidedLength(text);

    /// <summary>Begins a piece that arrives in parts; it uses this worker's scratch.</summary>
    public EndlessPiece BeginEndless() => new(merger, vocabulary);

    /// <summary>What its cache takes now, in bytes.</summary>
    public int CacheBytes => cache.Bytes;

    public void Dispose() => cache.Dispose();

    /// <remarks>Not given a span: the compiler would copy it, as it does with what lies beside a buffer on the stack, and wait for what it has just written.</remarks>
#if NET
    [SkipLocalsInit]
#endif
    private int Encode<TSink>(byte* start, int length, int limit, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        // A key is read as 16 bytes, so those of the pieces that begin in the last 15 are read from a copy with room behind it.
        byte* tail = stackalloc byte[PaddedText.RoomLength];

        // Where the first piece of a batch begins stands before the ends.
        int* room = stackalloc int[1 + BatchLength + PieceGroup.Slack];
        int* ends = room + 1;
        ends[-1] = 0;
        while (ends[-1] < limit && !sink.IsFull)
        {
            int count = pretokenizer.FindEnds(new ReadOnlySpan<byte>(start, length), ends[-1], new Span<int>(ends, BatchLength));
            while (count > 0 && ends[count - 1] > limit)
            {
                count--;
            }

            if (count == 0)
            {
                break;
            }

            // Only now: the end of the text comes from memory sooner if what is before it was read before it.
            var padded = new PaddedText(start, length, tail);
            Groups.Encode(&padded, ends, count, ref sink);
            ends[-1] = ends[count - 1];
        }

        return ends[-1];
    }
}
