using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BytePair.Special;
using BytePair.Vocabularies;

namespace BytePair.Decoding;

/// <summary>Ids to the bytes of their tokens.</summary>
internal sealed class TokenDecoder(Vocabulary vocabulary, SpecialTokenSet specialTokens, string encodingName)
{
    /// <summary>Nearly all tokens are at most this long: so many bytes are copied at once, without a look at the length.</summary>
    private const int WholeCopy = PrebuiltFormat.TailPadding;

    /// <summary>The least room that a writer is asked for, in bytes.</summary>
    private const int LeastRoom = 4096;

    /// <summary>The length in bytes of the longest token.</summary>
    public int MaxTokenLength => Math.Max(vocabulary.MaxTokenLength, specialTokens.MaxLength);

    /// <summary>What the ids take in UTF-8, in bytes. Every id is checked, before anything is written.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="rules">How special tokens decode.</param>
    /// <param name="idsBefore">Ids of the same stream that came before, for the message about one that isn't known.</param>
    public long CountBytes(ReadOnlySpan<int> ids, DecodingRules rules, long idsBefore = 0)
    {
        long count = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            count += BytesAt(ids, i, rules, idsBefore).Length;
        }

        return count;
    }

    /// <summary>Writes the bytes of the ids, of whole tokens only, up to the first that doesn't fit; returns how many ids were taken.</summary>
    public int Write(ReadOnlySpan<int> ids, DecodingRules rules, Span<byte> destination, out int bytesWritten, long idsBefore = 0)
    {
        int taken = 0;
        int written = 0;
        for (; taken < ids.Length; taken++)
        {
            ReadOnlySpan<byte> bytes = vocabulary.GetBytes(ids[taken]);
            Span<byte> rest = destination.Slice(written);
            if (bytes.Length <= WholeCopy && rest.Length >= WholeCopy && !bytes.IsEmpty)
            {
                // SAFETY: as many bytes are readable behind the beginning of each token of a vocabulary
                // (PrebuiltFormat.TailPadding), and the rest has room for them; what is too much is overwritten.
                Unsafe.WriteUnaligned(
                    ref MemoryMarshal.GetReference(rest), Unsafe.ReadUnaligned<(ulong, ulong)>(ref MemoryMarshal.GetReference(bytes)));
            }
            else
            {
                bytes = bytes.IsEmpty ? SpecialBytesAt(ids, taken, rules, idsBefore) : bytes;
                if (bytes.Length > rest.Length)
                {
                    break;
                }

                bytes.CopyTo(rest);
            }

            written += bytes.Length;
        }

        bytesWritten = written;
        return taken;
    }

    public byte[] ToUtf8(ReadOnlySpan<int> ids, DecodingRules rules)
    {
        byte[] utf8 = new byte[CheckedLength(CountBytes(ids, rules))];
        Write(ids, rules, utf8, out _);
        return utf8;
    }

    public void ToUtf8(ReadOnlySpan<int> ids, DecodingRules rules, IBufferWriter<byte> destination)
    {
        long left = CountBytes(ids, rules);
        while (left > 0)
        {
            Span<byte> room = destination.GetSpan((int)Math.Min(left, Math.Max(LeastRoom, MaxTokenLength)));
            int taken = Write(ids, rules, room, out int written);
            if (written == 0)
            {
                throw ThrowHelper.EmptyBuffer(nameof(destination));
            }

            destination.Advance(written);
            ids = ids.Slice(taken);
            left -= written;
        }
    }

    /// <summary>The bytes of a token; empty for a special token that is skipped.</summary>
    public ReadOnlySpan<byte> BytesAt(ReadOnlySpan<int> ids, int index, DecodingRules rules, long idsBefore = 0)
    {
        ReadOnlySpan<byte> bytes = vocabulary.GetBytes(ids[index]);
        return bytes.IsEmpty ? SpecialBytesAt(ids, index, rules, idsBefore) : bytes;
    }

    /// <summary>The bytes of one token, or false for an id that is none.</summary>
    public bool TryGetBytes(int id, out ReadOnlySpan<byte> bytes)
    {
        bytes = vocabulary.GetBytes(id);
        if (bytes.IsEmpty && specialTokens.TryGetBytes(id, out byte[]? special))
        {
            bytes = special;
        }

        return !bytes.IsEmpty;
    }

    /// <summary>A length in bytes that an array can have.</summary>
    public static int CheckedLength(long count) => count <= ThrowHelper.MaxArrayLength ? (int)count : throw ThrowHelper.TooManyBytes(count);

    private ReadOnlySpan<byte> SpecialBytesAt(ReadOnlySpan<int> ids, int index, DecodingRules rules, long idsBefore)
    {
        if (!specialTokens.TryGetBytes(ids[index], out byte[]? bytes))
        {
            throw new UnknownTokenIdException(ids[index], idsBefore + index, encodingName);
        }

        return rules.SkipsSpecialTokens ? default : bytes.AsSpan();
    }
}
