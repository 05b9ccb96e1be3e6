using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using BytePair.Special;
using BytePair.Vocabularies;

namespace BytePair.Decoding;

/// <summary>Ids to bytes to text.</summary>
internal sealed class TokenDecoder(Vocabulary vocabulary, SpecialTokenSet specialTokens, string encodingName)
{
    /// <summary>Nearly all tokens are at most this long: so many bytes are copied at once, without a look at the length.</summary>
    private const int WholeCopy = PrebuiltFormat.TailPadding;

    /// <summary>What the ids take in UTF-8, in bytes. Every id is checked here, before anything is written.</summary>
    public long CountBytes(ReadOnlySpan<int> ids)
    {
        long count = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            count += BytesAt(ids, i).Length;
        }

        return count;
    }

    /// <summary>Writes the bytes of the ids, for which <paramref name="destination"/> has room, and returns how many.</summary>
    public int Write(ReadOnlySpan<int> ids, Span<byte> destination)
    {
        int written = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            ReadOnlySpan<byte> bytes = vocabulary.GetBytes(ids[i]);
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
                bytes = bytes.IsEmpty ? SpecialBytesAt(ids, i) : bytes;
                bytes.CopyTo(rest);
            }

            written += bytes.Length;
        }

        return written;
    }

    public byte[] ToUtf8(ReadOnlySpan<int> ids)
    {
        byte[] utf8 = new byte[CheckedLength(CountBytes(ids))];
        Write(ids, utf8);
        return utf8;
    }

    public void ToUtf8(ReadOnlySpan<int> ids, IBufferWriter<byte> destination)
    {
        CountBytes(ids);
        for (int i = 0; i < ids.Length; i++)
        {
            destination.Write(BytesAt(ids, i));
        }
    }

    public unsafe string ToText(ReadOnlySpan<int> ids)
    {
        int length = CheckedLength(CountBytes(ids));
        if (length == 0)
        {
            return string.Empty;
        }

        byte[] utf8 = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            // SAFETY: the array has at least length bytes, all written.
            fixed (byte* start = utf8)
            {
                return Encoding.UTF8.GetString(start, Write(ids, utf8));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    private static int CheckedLength(long count) => count <= ThrowHelper.MaxArrayLength ? (int)count : throw ThrowHelper.TooManyBytes(count);

    private ReadOnlySpan<byte> BytesAt(ReadOnlySpan<int> ids, int index)
    {
        ReadOnlySpan<byte> bytes = vocabulary.GetBytes(ids[index]);
        return bytes.IsEmpty ? SpecialBytesAt(ids, index) : bytes;
    }

    private ReadOnlySpan<byte> SpecialBytesAt(ReadOnlySpan<int> ids, int index) =>
        specialTokens.TryGetBytes(ids[index], out byte[]? bytes)
            ? bytes
            : throw new UnknownTokenIdException(ids[index], index, encodingName);
}
