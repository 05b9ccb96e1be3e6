using System.Buffers;
using System.Runtime.CompilerServices;
using BytePair.Pieces;
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
internal sealed class TextEncoder(PieceEncoder pieces, int maxTokenLength)
{
    /// <summary>A piece of so many bytes is transcoded whole where the text lies in memory: merging it whole is faster than as it comes.</summary>
    private const int EndlessInMemory = 1 << 24;

    /// <summary>What windows of UTF-16 text are transcoded into until they need more, in bytes; on the stack.</summary>
    private const int ScratchLength = 2048;

    /// <summary>UTF-16 text of so many chars is transcoded at once, on the stack.</summary>
    private const int ShortLength = 512;

    public PieceEncoder Pieces => pieces;

    /// <summary>Adds the ids of a whole text in UTF-8.</summary>
    public void Encode<TSink>(ReadOnlySpan<byte> utf8Text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        if (rules is not null)
        {
            if (rules.TryFindRejected(utf8Text, 0, out int position, out string? token))
            {
                throw new DisallowedSpecialTokenException(token, position);
            }

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
        if (text.Length <= ShortLength)
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
        var blocks = new BlockEncoder(pieces, rules, blockLength, endlessLength);
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

    /// <summary>The same from a source that is waited for; gives the sink back as it then is.</summary>
    public async Task<TSink> EncodeAsync<TSource, TSink>(
        TSource source, SpecialRules? rules, TSink sink, CancellationToken cancellationToken, int blockLength = BlockEncoder.UsualLength)
        where TSource : IAwaitableText
        where TSink : struct, ITokenSink
    {
        var blocks = new BlockEncoder(pieces, rules, blockLength, BlockEncoder.UsualEndlessLength);
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

    /// <summary>Adds the ids of as much of a text in UTF-8 as is decided and fits, in whole pieces.</summary>
    public unsafe OperationStatus EncodeSome(ReadOnlySpan<byte> utf8Text, bool isFinal, SpecialRules? rules, ref SpanSink sink, out int consumed)
    {
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

    private ResumableEncoder Resumable(SpecialRules? rules) => new(pieces, rules, MaxBytesPerId(rules));

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
