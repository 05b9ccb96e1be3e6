using System.Buffers;
#if NET
using System.Runtime.CompilerServices;
#endif

namespace BytePair.Decoding;

/// <summary>Ids to UTF-16, whole tokens at a time.</summary>
/// <remarks>
/// <para>
/// Tokens are gathered in a block as UTF-8, which is transcoded. A character that the end of the block cuts short stays in a
/// <see cref="DecodingState"/> and begins the next block: for tokens <c>E2 82</c> and <c>AC 21</c> in two blocks, the first
/// gives nothing and leaves E2 82, the second is read as E2 82 AC 21 and gives "€!". n bytes never take more than n chars, so
/// that a block no longer than the room that is left always fits; where the room gets scarce, tokens go one by one.
/// </para>
/// <para>
/// A caller who keeps no state goes on with the rest of the ids and a new decoding. That gives the same text only from ids on
/// where no character is held back, so <see cref="DecodeWholeCharacters"/> goes back to the last of those.
/// </para>
/// </remarks>
internal sealed class TextDecoder(TokenDecoder tokens)
{
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>In bytes: a thousand tokens; what is at the end of a block is transcoded more slowly than the rest.</summary>
    private const int BlockLength = 4096;

    /// <summary>Ids between two looks whether a character is held back.</summary>
    private const int IdsAtOnce = 64;

    /// <summary>As many where there is much room, which is left so far before its end.</summary>
    private const int MostIdsAtOnce = 1024;

    /// <summary>In chars.</summary>
    private const int MuchRoom = 16 * MostIdsAtOnce;

    /// <summary>The room in chars that always takes one token more: what is held back may become U+FFFD.</summary>
    public int LeastRoom => tokens.MaxTokenLength + 1;

    /// <summary>A number of chars that the text of the ids fits, behind what is held back.</summary>
    public int RoomFor(ReadOnlySpan<int> ids, DecodingRules rules, DecodingState state) =>
        TokenDecoder.CheckedLength(tokens.CountBytes(ids, rules, state.IdCount) + state.HeldLength);

    /// <summary>Writes the text of the ids up to the first that doesn't fit, and returns how many were taken.</summary>
    /// <param name="ids">The ids that follow those before.</param>
    /// <param name="rules">What the caller chose.</param>
    /// <param name="state">Where the decoding stands; half changed after an exception.</param>
    /// <param name="destination">Receives the text that is complete; may be overwritten behind it.</param>
    /// <param name="charsWritten">The chars of the ids that were taken.</param>
#if NET
    [SkipLocalsInit]
#endif
    public int Write(ReadOnlySpan<int> ids, DecodingRules rules, ref DecodingState state, Span<char> destination, out int charsWritten)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        int taken = 0;
        charsWritten = 0;
        while (taken < ids.Length)
        {
            ReadOnlySpan<int> nextIds = ids.Slice(taken);
            Span<char> room = destination.Slice(charsWritten);
            int held = state.CopyTo(block);
            int limit = Math.Min(BlockLength, room.Length);
            int length = 0;
            int count = limit > held ? tokens.Write(nextIds, rules, block.Slice(held, limit - held), out length, state.IdCount) : 0;
            int written;
            if (count > 0)
            {
                Transcode(block.Slice(0, held + length), rules, ref state, room, out written);
            }
            else if (TryWriteOne(nextIds, rules, ref state, block, room, out written))
            {
                count = 1;
            }
            else
            {
                break;
            }

            state.IdCount += count;
            taken += count;
            charsWritten += written;
        }

        return taken;
    }

    /// <summary>Ends the text: writes U+FFFD for a character that isn't complete. False if there is no room for it.</summary>
    /// <exception cref="InvalidUtf8Exception">There is one, and the rules don't replace it.</exception>
    public static bool TryFlush(DecodingRules rules, ref DecodingState state, Span<char> destination, out int charsWritten)
    {
        charsWritten = 0;
        if (state.HeldLength == 0)
        {
            return true;
        }

        if (!rules.ReplacesInvalidUtf8)
        {
            throw new InvalidUtf8Exception(state.ByteCount);
        }

        if (destination.IsEmpty)
        {
            return false;
        }

        destination[charsWritten++] = ReplacementCharacter;
        state.ByteCount += state.HeldLength;
        state.Hold(default);
        return true;
    }

    /// <summary>Writes the text of the ids as far as it fits and ends with an id that ends with a character.</summary>
    public OperationStatus DecodeWholeCharacters(ReadOnlySpan<int> ids, DecodingRules rules, Span<char> destination, out int idsConsumed, out int charsWritten)
    {
        idsConsumed = 0;
        charsWritten = 0;
        DecodingState state = default;
        return (destination.Length >= MuchRoom && Advance(MostIdsAtOnce, ids, rules, destination, ref state, ref idsConsumed, ref charsWritten))
            || Advance(IdsAtOnce, ids, rules, destination, ref state, ref idsConsumed, ref charsWritten)
            || Advance(1, ids, rules, destination, ref state, ref idsConsumed, ref charsWritten)
            ? OperationStatus.Done
            : OperationStatus.DestinationTooSmall;
    }

    /// <summary>Writes the text of ids behind those before, without its end, piece by piece into a writer.</summary>
    public void Write(ReadOnlySpan<int> ids, DecodingRules rules, ref DecodingState state, IBufferWriter<char> destination)
    {
        // Nothing is written unless all ids are known.
        tokens.CountBytes(ids, rules, state.IdCount);
        while (!ids.IsEmpty)
        {
            int taken = Write(ids, rules, ref state, destination.GetSpan(LeastRoom), out int written);
            if (taken == 0)
            {
                throw ThrowHelper.EmptyBuffer(nameof(destination));
            }

            destination.Advance(written);
            ids = ids.Slice(taken);
        }
    }

    /// <summary>Ends the text in a writer.</summary>
    public static void Flush(DecodingRules rules, ref DecodingState state, IBufferWriter<char> destination)
    {
        if (!TryFlush(rules, ref state, destination.GetSpan(1), out int written))
        {
            throw ThrowHelper.EmptyBuffer(nameof(destination));
        }

        destination.Advance(written);
    }

    /// <summary>The whole text of the ids.</summary>
    public string ToText(ReadOnlySpan<int> ids, DecodingRules rules)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(tokens.LikelyLength(ids, rules));
        try
        {
            int length = tokens.WriteAll(ids, rules, ref utf8);
            return ToText(utf8.AsSpan(0, length), rules);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>The text of bytes that are all there is.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8, DecodingRules rules)
    {
        if (!rules.ReplacesInvalidUtf8 && Utf8Transcoder.FindInvalid(utf8) is >= 0 and int position)
        {
            throw new InvalidUtf8Exception(position);
        }

        return Utf8Transcoder.ToText(utf8);
    }

    /// <summary>Goes on from where the text so far ends, a number of ids at a time; false where one doesn't fit.</summary>
    private bool Advance(
        int idsAtOnce, ReadOnlySpan<int> ids, DecodingRules rules, Span<char> destination, ref DecodingState atEnd, ref int idsConsumed, ref int charsWritten)
    {
        DecodingState state = atEnd;
        int at = idsConsumed;
        int chars = charsWritten;
        while (at < ids.Length)
        {
            int count = Math.Min(idsAtOnce, ids.Length - at);
            int taken = Write(ids.Slice(at, count), rules, ref state, destination.Slice(chars), out int written);
            at += taken;
            chars += written;
            if (state.HeldLength == 0)
            {
                (atEnd, idsConsumed, charsWritten) = (state, at, chars);
            }

            if (taken < count)
            {
                return false;
            }
        }

        if (!TryFlush(rules, ref state, destination.Slice(chars), out int last))
        {
            return false;
        }

        (idsConsumed, charsWritten) = (at, chars + last);
        return true;
    }

    /// <summary>Writes the text of the first id if it fits, however long its token is.</summary>
    private bool TryWriteOne(ReadOnlySpan<int> ids, DecodingRules rules, ref DecodingState state, Span<byte> block, Span<char> room, out int charsWritten)
    {
        ReadOnlySpan<byte> token = tokens.BytesAt(ids, 0, rules, state.IdCount);
        int held = state.HeldLength;
        byte[]? rented = held + token.Length > block.Length ? ArrayPool<byte>.Shared.Rent(held + token.Length) : null;
        try
        {
            Span<byte> bytes = rented is null ? block : rented;
            state.CopyTo(bytes);
            token.CopyTo(bytes.Slice(held));
            return Transcode(bytes.Slice(0, held + token.Length), rules, ref state, room, out charsWritten);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Writes the text of a block, which begins with the bytes held back, and holds back its end. False, with nothing changed, if it doesn't fit.</summary>
    private static bool Transcode(ReadOnlySpan<byte> block, DecodingRules rules, ref DecodingState state, Span<char> destination, out int charsWritten)
    {
        Utf8Transcoder.ToUtf16(block, destination, rules.ReplacesInvalidUtf8, out int read, out charsWritten);
        ReadOnlySpan<byte> rest = block.Slice(read);
        OperationStatus status = rest.IsEmpty ? OperationStatus.NeedMoreData : Utf8Sequence.Measure(rest, out _);
        if (status == OperationStatus.InvalidData && !rules.ReplacesInvalidUtf8)
        {
            throw new InvalidUtf8Exception(state.ByteCount + read);
        }

        if (status != OperationStatus.NeedMoreData)
        {
            charsWritten = 0;
            return false;
        }

        state.ByteCount += read;
        state.Hold(rest);
        return true;
    }
}
