using BytePair.Special;
using BytePair.Text;

namespace BytePair.Segments;

/// <summary>Cuts a text at added tokens, and gives what lies between as the model reads it.</summary>
/// <remarks>
/// <para>
/// First the tokens are found that are looked for in the text itself. What lies between is normalized, each stretch by itself, and in
/// the result the other tokens are found. What then is left is ordinary text; if the model wants it, a space is put before each
/// stretch of it that doesn't begin with one.
/// </para>
/// <para>
/// Example, with NFKC, <c>&lt;a&gt;</c> looked for in the text and <c>fi</c> in what is normalized: <c>x&lt;a&gt;ﬁ２</c> is <c>x</c>, the token
/// <c>&lt;a&gt;</c>, the token <c>fi</c>, and <c>2</c>.
/// </para>
/// <para>A long text may be given in chunks, cut where <see cref="ChunkCut"/> says, to one segmenter.</para>
/// </remarks>
/// <param name="shape">What the model does to text.</param>
/// <param name="rules">The tokens; or null.</param>
internal struct Segmenter(TextShape shape, AddedTokenRules? rules)
{
    /// <summary>Whether the last chunk ended within ordinary text, which goes on.</summary>
    private bool isInside;

    /// <summary>Gives the segments of a chunk to the receiver.</summary>
    /// <param name="text">The chunk.</param>
    /// <param name="isEnd">Whether the text ends with it.</param>
    /// <param name="receiver">Receives them.</param>
    /// <exception cref="DisallowedSpecialTokenException">A special token appears when the text is normalized. Its position is that of the stretch, in bytes of the chunk.</exception>
    public void Run<TReceiver>(ReadOnlySpan<byte> text, bool isEnd, ref TReceiver receiver)
        where TReceiver : struct, ISegmentReceiver
    {
        int done = 0;
        int search = 0;
        while (rules is not null && !receiver.IsFull && rules.InText.TryFind(text, done, ref search, out int start, out int end, out AddedToken? token))
        {
            Normalize(text, done, start, isEnd: true, ref receiver);
            receiver.Enter(start, end, isToken: true);
            receiver.AddToken(token.Id, text.Slice(start, end - start));
            done = end;
        }

        Normalize(text, done, text.Length, isEnd, ref receiver);
    }

    private void Normalize<TReceiver>(ReadOnlySpan<byte> text, int start, int end, bool isEnd, ref TReceiver receiver)
        where TReceiver : struct, ISegmentReceiver
    {
        receiver.Enter(start, Math.Max(start, end), isToken: false);
        ReadOnlySpan<byte> stretch = start < end ? text.Slice(start, end - start) : default;
        if (shape.Normalizer is null)
        {
            FindInNormalized(stretch, start, isEnd, ref receiver);
            return;
        }

        using var normalized = new PooledBytes(stretch.Length);
        bool isChanged = shape.Normalizer.TryChange(stretch, normalized);
        FindInNormalized(isChanged ? normalized.Written : stretch, start, isEnd, ref receiver);
    }

    private void FindInNormalized<TReceiver>(ReadOnlySpan<byte> text, int position, bool isEnd, ref TReceiver receiver)
        where TReceiver : struct, ISegmentReceiver
    {
        int search = 0;
        if (rules is not null && rules.RefusedInNormalized.TryFind(text, 0, ref search, out _, out _, out AddedToken? refused))
        {
            throw new DisallowedSpecialTokenException(refused.Text, position);
        }

        int done = 0;
        search = 0;
        while (rules is not null && !receiver.IsFull && rules.InNormalized.TryFind(text, done, ref search, out int start, out int end, out AddedToken? token))
        {
            AddOrdinary(done < start ? text.Slice(done, start - done) : default, isEnd: true, ref receiver);
            receiver.AddToken(token.Id, text.Slice(start, end - start));
            done = end;
        }

        AddOrdinary(text.Slice(done), isEnd, ref receiver);
    }

    private void AddOrdinary<TReceiver>(ReadOnlySpan<byte> text, bool isEnd, ref TReceiver receiver)
        where TReceiver : struct, ISegmentReceiver
    {
        if (!isInside && shape.AddsPrefixSpace && !text.IsEmpty && text[0] != ' ')
        {
            receiver.AddPrefixSpace();
            isInside = true;
        }

        if (!text.IsEmpty || (isInside && isEnd))
        {
            receiver.AddOrdinary(text, isEnd);
            isInside = !isEnd;
        }
    }
}
