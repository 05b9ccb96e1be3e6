using System.Buffers;
using System.Runtime.CompilerServices;
using BytePair.Pieces;
using BytePair.Segments;
using BytePair.Sinks;
using BytePair.Special;
using BytePair.Text;

namespace BytePair.Blocks;

/// <summary>
/// Encodes a text with its special tokens: at once where it lies in memory as UTF-8 or is short, block by block where it has
/// to be transcoded or read from a source, with the same ids.
/// </summary>
/// <param name="pieces">Encodes what lies between special tokens.</param>
/// <param name="maxTokenLength">The length of the vocabulary's longest token in bytes.</param>
/// <param name="shape">What becomes of text before it is cut into pieces.</param>
internal sealed class TextEncoder(PieceEncoder pieces, int maxTokenLength, TextShape shape)
{
    /// <summary>A piece of so many bytes is transcoded whole where the text lies in memory: merging it whole is faster than as it comes.</summary>
    private const int EndlessInMemory = 1 << 24;

    /// <summary>What windows of UTF-16 text are transcoded into until they need more, in bytes; on the stack.</summary>
    private const int ScratchLength = 2048;

    /// <summary>UTF-16 text of up to so many chars that may not be read as it is, is transcoded as a whole.</summary>
    private const int LongestWhole = 1 << 16;

    /// <summary>UTF-16 text of so many chars is transcoded at once, on the stack.</summary>
    private const int ShortLength = 512;

    /// <summary>Whether every text is read as it is, if rules agree.</summary>
    private readonly bool isUnchanged = shape.IsUnchanged;

    private readonly SegmentEncoder segments = new(pieces, shape);

    public PieceEncoder Pieces => pieces;

    /// <summary>Whether every text is read as it is: added tokens are found by their texts alone, and what lies between isn't changed.</summary>
    public bool IsDirect(SpecialRules? rules) => isUnchanged && rules is null or { IsPlain: true };

    /// <summary>Whether this text is read as it is, and so is every part of it that ends with a character.</summary>
    public bool IsDirect(SpecialRules? rules, ReadOnlySpan<byte> utf8Text) =>
        rules is null or { IsPlain: true } && (isUnchanged || (!shape.AddsPrefixSpace && !shape.Changes(utf8Text)));

    /// <inheritdoc cref="IsDirect(SpecialRules, ReadOnlySpan{byte})"/>
    public bool IsDirect(SpecialRules? rules, ReadOnlySpan<char> text)
    {
        if (IsDirect(rules))
        {
            return true;
        }

        using var utf8 = new PooledBytes(text.Length);
        utf8.Add(text);
        return IsDirect(rules, utf8.Written);
    }

    /// <summary>Whether the slices of a text, cut where any text may be and through no token, have together the ids of the whole.</summary>
    /// <remarks>What stands behind such a cut doesn't go together with what stands before it.</remarks>
    public bool CanSlice(SpecialRules? rules) => pieces.Grammar.HasSafeCuts && !shape.AddsPrefixSpace && rules is null or { IsPlain: true };

    /// <summary>The tokens of a text that isn't read as it is, and their places in it, in bytes.</summary>
    /// <exception cref="DisallowedSpecialTokenException">The text has a token that is rejected.</exception>
    public List<EncodedToken> FindPlaces(ReadOnlySpan<byte> utf8Text, SpecialRules? rules)
    {
        ThrowIfRejected(utf8Text, rules);
        return segments.FindPlaces(utf8Text.ToArray(), rules);
    }

    /// <summary>The same of a text in UTF-16, in chars.</summary>
    public List<EncodedToken> FindPlaces(ReadOnlySpan<char> text, SpecialRules? rules)
    {
        using var utf8 = new PooledBytes(text.Length);
        utf8.Add(text);
        try
        {
            return CharPlaces.Of(utf8.Written, FindPlaces(utf8.Written, rules));
        }
        catch (DisallowedSpecialTokenException e)
        {
            throw InChars(e, utf8.Written);
        }
    }

    /// <summary>Adds the ids of a whole text in UTF-8.</summary>
    public void Encode<TSink>(ReadOnlySpan<byte> utf8Text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        if (!IsDirect(rules))
        {
            EncodeIndirect(utf8Text, rules, ref sink);
            return;
        }

        if (rules is not null)
        {
            ThrowIfRejected(utf8Text, rules);
            utf8Text = utf8Text.Slice(EncodeToLastSpecial(utf8Text, rules, ref sink));
        }

        pieces.Encode(utf8Text, ref sink);
    }

    /// <summary>Adds the ids of a whole text in UTF-16.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rules">The special tokens to recognise and to reject, if any.</param>
    /// <param name="sink">Receives the ids.</param>
    /// <param name="blockLength">A long text is transcoded so many bytes at a time: fewer where the sink may soon be full.</param>
    public void Encode<TSink>(ReadOnlySpan<char> text, SpecialRules? rules, ref TSink sink, int blockLength = BlockEncoder.UsualLength)
        where TSink : struct, ITokenSink
    {
        if (!IsDirect(rules))
        {
            EncodeIndirect(text, rules, ref sink, blockLength);
        }
        else if (text.Length <= ShortLength)
        {
            EncodeShort(text, rules, ref sink);
        }
        else
        {
            EncodeLong(text, rules, ref sink, blockLength);
        }
    }

    /// <summary>Adds the ids of a text that is read from <paramref name="source"/> to its end, or until the sink is full and nothing is left to reject.</summary>
    public void Encode<TSource, TSink>(
        TSource source, SpecialRules? rules, ref TSink sink, int blockLength = BlockEncoder.UsualLength, int endlessLength = BlockEncoder.UsualEndlessLength)
        where TSource : IReadableText
        where TSink : struct, ITokenSink
    {
        if (IsDirect(rules))
        {
            Encode(new BlockEncoder(pieces, rules, blockLength, endlessLength), source, ref sink);
        }
        else
        {
            Encode(new SegmentBlocks(pieces, shape, rules, blockLength), source, ref sink);
        }
    }

    /// <summary>The same from a source that is waited for; gives the sink back as it then is.</summary>
    public async Task<TSink> EncodeAsync<TSource, TSink>(
        TSource source, SpecialRules? rules, TSink sink, CancellationToken cancellationToken, int blockLength = BlockEncoder.UsualLength)
        where TSource : IAwaitableText
        where TSink : struct, ITokenSink
    {
        return IsDirect(rules)
            ? await EncodeAsync(new BlockEncoder(pieces, rules, blockLength, BlockEncoder.UsualEndlessLength), source, sink, cancellationToken).ConfigureAwait(false)
            : await EncodeAsync(new SegmentBlocks(pieces, shape, rules, blockLength), source, sink, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the ids of as much of a text in UTF-8 as is decided and fits, in whole pieces.</summary>
    public unsafe OperationStatus EncodeSome(ReadOnlySpan<byte> utf8Text, bool isFinal, SpecialRules? rules, ref SpanSink sink, out int consumed)
    {
        if (!IsDirect(rules))
        {
            return Unchanged(rules).Encode(utf8Text, isFinal, ref sink, out consumed);
        }

        fixed (byte* start = utf8Text)
        {
            var windows = new Utf8Windows(start, utf8Text.Length);
            return Resumable(rules).Encode(ref windows, isFinal, ref sink, out consumed);
        }
    }

    /// <summary>The same of a text in UTF-16.</summary>
#if NET
    [SkipLocalsInit]
#endif
    public unsafe OperationStatus EncodeSome(ReadOnlySpan<char> text, bool isFinal, SpecialRules? rules, ref SpanSink sink, out int consumed)
    {
        if (!IsDirect(rules))
        {
            return Unchanged(rules).Encode(text, isFinal, ref sink, out consumed);
        }

        byte* scratch = stackalloc byte[ScratchLength];
        fixed (char* start = text)
        {
            var windows = new Utf16Windows(start, text.Length, scratch, ScratchLength);
            try
            {
                return Resumable(rules).Encode(ref windows, isFinal, ref sink, out consumed);
            }
            finally
            {
                windows.Dispose();
            }
        }
    }

    /// <summary>The most bytes that an id stands for.</summary>
    public int MaxBytesPerId(SpecialRules? rules) => Math.Max(maxTokenLength, rules?.MaxLength ?? 0);

    private UnchangedText Unchanged(SpecialRules? rules) => new(Resumable(rules), segments, shape, rules);

    private ResumableEncoder Resumable(SpecialRules? rules) => new(pieces, rules, MaxBytesPerId(rules));

    private static void Encode<TBlocks, TSource, TSink>(TBlocks blocks, TSource source, ref TSink sink)
        where TBlocks : struct, IBlockProcessor
        where TSource : IReadableText
        where TSink : struct, ITokenSink
    {
        try
        {
            bool ended = false;
            while (!ended && blocks.Wants(sink))
            {
                while (!ended && blocks.HasRoom)
                {
                    int read = source.Read(blocks.Room);
                    blocks.Fill(read);
                    ended = read == 0;
                }

                blocks.Process(source, ended, ref sink);
            }
        }
        finally
        {
            blocks.Dispose();
        }
    }

    private static async Task<TSink> EncodeAsync<TBlocks, TSource, TSink>(TBlocks blocks, TSource source, TSink sink, CancellationToken cancellationToken)
        where TBlocks : struct, IBlockProcessor
        where TSource : IAwaitableText
        where TSink : struct, ITokenSink
    {
        try
        {
            bool ended = false;
            while (!ended && blocks.Wants(sink))
            {
                while (!ended && blocks.HasRoom)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    int read = await source.ReadAsync(blocks.Room, cancellationToken).ConfigureAwait(false);
                    blocks.Fill(read);
                    ended = read == 0;
                }

                blocks.Process(source, ended, ref sink);
            }
        }
        finally
        {
            blocks.Dispose();
        }

        return sink;
    }

    private static void ThrowIfRejected(ReadOnlySpan<byte> utf8Text, SpecialRules? rules)
    {
        if (rules is not null && rules.TryFindRejected(utf8Text, 0, out int position, out string? token))
        {
            throw new DisallowedSpecialTokenException(token, position);
        }
    }

    /// <summary>Adds the ids of a text that may not be read as it is.</summary>
    private void EncodeIndirect<TSink>(ReadOnlySpan<byte> utf8Text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        ThrowIfRejected(utf8Text, rules);
        if (!IsDirect(rules, utf8Text))
        {
            segments.Encode(utf8Text, rules, ref sink);
            return;
        }

        int done = rules is null ? 0 : EncodeToLastSpecial(utf8Text, rules, ref sink);
        pieces.Encode(utf8Text.Slice(done), ref sink);
    }

    /// <summary>The same of a text in UTF-16: transcoded as a whole, unless it is so long that it is taken in blocks.</summary>
    private unsafe void EncodeIndirect<TSink>(ReadOnlySpan<char> text, SpecialRules? rules, ref TSink sink, int blockLength)
        where TSink : struct, ITokenSink
    {
        if (text.Length > LongestWhole)
        {
            fixed (char* start = text)
            {
                Encode(new SegmentBlocks(pieces, shape, rules, blockLength), new Utf16Source(start, text.Length), ref sink);
            }

            return;
        }

        using var utf8 = new PooledBytes(text.Length);
        utf8.Add(text);
        try
        {
            EncodeIndirect(utf8.Written, rules, ref sink);
        }
        catch (DisallowedSpecialTokenException e)
        {
            throw InChars(e, utf8.Written);
        }
    }

    private static DisallowedSpecialTokenException InChars(DisallowedSpecialTokenException e, ReadOnlySpan<byte> utf8Text) =>
        new(e.SpecialToken, Utf16.CountChars(utf8Text.Slice(0, (int)e.Position)));

    /// <summary>Adds the ids of all up to the last special token, and returns where that ends.</summary>
    private int EncodeToLastSpecial<TSink>(ReadOnlySpan<byte> utf8Text, SpecialRules rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int done = 0;
        while (!sink.IsFull && rules.TryFindRecognized(utf8Text, done, out int position, out int length, out int id))
        {
            pieces.Encode(utf8Text.Slice(done, position - done), ref sink);
            sink.AddSpecial(id, utf8Text.Slice(position, length));
            done = position + length;
        }

        return done;
    }

#if NET
    [SkipLocalsInit]
#endif
    private void EncodeShort<TSink>(ReadOnlySpan<char> text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        Span<byte> room = stackalloc byte[ShortLength * Utf16.MaxBytesPerChar];
        Utf16.ToUtf8(text, room, isEnd: true, out _, out int length);
        ReadOnlySpan<byte> utf8Text = room.Slice(0, length);
        if (rules is not null)
        {
            if (rules.TryFindRejected(utf8Text, 0, out int position, out string? token))
            {
                throw new DisallowedSpecialTokenException(token, Utf16.CountChars(utf8Text.Slice(0, position)));
            }

            utf8Text = utf8Text.Slice(EncodeToLastSpecial(utf8Text, rules, ref sink));
        }

        pieces.Encode(utf8Text, ref sink);
    }

    private unsafe void EncodeLong<TSink>(ReadOnlySpan<char> text, SpecialRules? rules, ref TSink sink, int blockLength)
        where TSink : struct, ITokenSink
    {
        fixed (char* start = text)
        {
            Encode(new Utf16Source(start, text.Length), rules, ref sink, blockLength, EndlessInMemory);
        }
    }
}
