using BytePair.Normalization;
using BytePair.Pieces;
using BytePair.Segments;
using BytePair.Sinks;
using BytePair.Text;

namespace BytePair.Blocks;

/// <summary>Finds where in the text each token stands, in bytes, though the model reads a changed text.</summary>
/// <remarks>
/// Within a stretch between tokens of the text itself, tokens cover its normalized form byte by byte, so that their places there are known; a
/// <see cref="StretchMap"/> says what they stem from. A space that was put before the stretch is in no text: a token of it alone has the place of the
/// first character behind it.
/// </remarks>
/// <param name="pieces">Encodes the pieces.</param>
/// <param name="text">The text.</param>
/// <param name="normalizer">What normalizes it; or null.</param>
/// <param name="waiting">Empty; holds ordinary text until it is whole.</param>
internal struct SegmentsToPlaces(PieceEncoder pieces, byte[] text, INormalizer? normalizer, PooledBytes waiting) : ISegmentReceiver
{
    private readonly List<EncodedToken> places = [];

    /// <summary>Where the present part of the text begins, and what its normalized form stems from.</summary>
    private int start;
    private int end;
    private StretchMap? map;

    /// <summary>Bytes of the normalized form that are done.</summary>
    private int done;
    private bool hasPrefix;

    public readonly bool IsFull => false;

    /// <summary>The tokens, in bytes of the text.</summary>
    public readonly List<EncodedToken> Places => places;

    public void Enter(int start, int end, bool isToken)
    {
        (this.start, this.end, done) = (start, end, 0);
        map = new StretchMap(text.AsSpan(start, end - start), isToken ? null : normalizer);
    }

    public void AddPrefixSpace()
    {
        hasPrefix = true;
        waiting.Add(" "u8);
    }

    public void AddOrdinary(ReadOnlySpan<byte> text, bool isEnd)
    {
        waiting.Add(text);
        if (!isEnd)
        {
            return;
        }

        var sink = new ListSink(waiting.Length);
        try
        {
            pieces.Encode(waiting.Written, ref sink);
            foreach (int id in sink.Ids)
            {
                AddPlace(id, pieces.Vocabulary.GetBytes(id).Length, isSpecial: false);
            }
        }
        finally
        {
            sink.Dispose();
        }

        waiting.Clear();
        hasPrefix = false;
    }

    public void AddToken(int id, ReadOnlySpan<byte> text) => AddPlace(id, text.Length, isSpecial: true);

    private void AddPlace(int id, int length, bool isSpecial)
    {
        int from = done;
        bool isPrefixAlone = hasPrefix && length == 1;
        done += hasPrefix ? length - 1 : length;
        hasPrefix = false;
        int first = start + map!.StartOf(from);
        int last = isPrefixAlone ? first + LengthAt(first) : start + map.EndOf(done);
        places.Add(new EncodedToken(id, first, last - first, isSpecial));
    }

    private readonly int LengthAt(int position)
    {
        Utf8.TryRead(text.AsSpan(position, end - position), out _, out int length);
        return length;
    }
}
