using BytePair.Merging;
using BytePair.Sinks;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>Merges a piece that arrives in parts and may be larger than memory.</summary>
/// <remarks>
/// What has arrived is merged as if it ended there; its last tokens may change with what follows and are held back, the
/// others go to the sink. The next merge begins where they end. By the second fact in <see cref="LongMerge"/> the tokens
/// before and behind that seam are those of the whole if the pair at the seam is stable, which is checked each time.
/// </remarks>
internal sealed class EndlessPiece(Merger merger, Vocabulary vocabulary)
{
    /// <summary>Tokens within so many bytes of the end are held back: 1,024 times what a token could reach.</summary>
    private const int HeldBack = 1 << 17;
    private const int NoToken = -1;
    private byte[] bytes = new byte[4 * HeldBack];
    private int count;

    /// <summary>The rank of the last token that was passed on.</summary>
    private int lastToken = NoToken;

    /// <summary>Adds a part of the piece; passes on the tokens that are final.</summary>
    public void Append<TSink>(ReadOnlySpan<byte> part, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        if (part.Length > bytes.Length - count)
        {
            Array.Resize(ref bytes, count + part.Length);
        }

        part.CopyTo(bytes.AsSpan(count));
        count += part.Length;
        if (count > 2 * HeldBack)
        {
            PassOn(count - HeldBack, ref sink);
        }
    }

    /// <summary>Passes on the rest, once the piece has ended.</summary>
    public void Finish<TSink>(ref TSink sink)
        where TSink : struct, ITokenSink => PassOn(count, ref sink);

    /// <summary>Passes on the tokens that end at or before <paramref name="limit"/> and forgets their bytes.</summary>
    private void PassOn<TSink>(int limit, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        TokenList tokens = merger.Merge(bytes.AsSpan(0, count));
        if (lastToken != NoToken && !merger.IsStable(lastToken, tokens.RankAt(0)))
        {
            throw ThrowHelper.UnstableSeam();
        }

        int final = tokens.Count;
        while (final > 0 && tokens.EndOfFirst(final) > limit)
        {
            final--;
        }

        int done = tokens.EndOfFirst(final);
        lastToken = final > 0 ? tokens.RankAt(final - 1) : lastToken;
        sink.Add(tokens.ToIds(vocabulary, final));
        bytes.AsSpan(done, count - done).CopyTo(bytes);
        count -= done;
        merger.Trim();
    }
}
