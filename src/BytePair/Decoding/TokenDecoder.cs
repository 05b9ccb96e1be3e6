using System.Buffers;
using BytePair.Special;
using BytePair.Vocabularies;

namespace BytePair.Decoding;

/// <summary>Ids to the bytes of their tokens.</summary>
internal sealed class TokenDecoder(Vocabulary vocabulary, SpecialTokenSet specialTokens, string encodingName)
{
    /// <summary>The least room that a writer is asked for, in bytes.</summary>
    private const int LeastRoom = 4096;

    /// <summary>So many ids are looked at for special ones before their bytes are taken.</summary>
    private const int MostLookedAt = 256;

    /// <summary>In bytes: few texts have longer tokens on average.</summary>
    private const int LongAverage = 8;

    private readonly Lazy<bool> areSpecialsInVocabulary = new(() => specialTokens.Ids.Any(id => specialTokens.IsSpecial(id) && !vocabulary.GetBytes(id).IsEmpty));

    /// <summary>The length in bytes of the longest token.</summary>
    public int MaxTokenLength => Math.Max(vocabulary.MaxTokenLength, specialTokens.MaxLength);

    /// <summary>What the ids take in UTF-8, in bytes. Every id is checked, before anything is written.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="rules">How special tokens decode.</param>
    /// <param name="idsBefore">Ids of the same stream that came before, for the message about one that isn't known.</param>
    public long CountBytes(ReadOnlySpan<int> ids, DecodingRules rules, long idsBefore = 0)
    {
        int done = vocabulary.SumLengths(Shown(ids, rules), out long count);
        while (done < ids.Length)
        {
            count += BytesAt(ids, done++, rules, idsBefore).Length;
            done += vocabulary.SumLengths(Shown(ids.Slice(done), rules), out long more);
            count += more;
        }

        return count;
    }

    /// <summary>Writes the bytes of the ids, of whole tokens only, up to the first that doesn't fit; returns how many ids were taken.</summary>
    public int Write(ReadOnlySpan<int> ids, DecodingRules rules, Span<byte> destination, out int bytesWritten, long idsBefore = 0)
    {
        int taken = vocabulary.CopyShort(Shown(ids, rules), destination, out int written);
        while (taken < ids.Length)
        {
            // A long token, a special one, or the end of the room.
            ReadOnlySpan<byte> bytes = BytesAt(ids, taken, rules, idsBefore);
            if (!bytes.TryCopyTo(destination.Slice(written)))
            {
                break;
            }

            taken++;
            written += bytes.Length;
            taken += vocabulary.CopyShort(Shown(ids.Slice(taken), rules), destination.Slice(written), out int more);
            written += more;
        }

        bytesWritten = written;
        return taken;
    }

    /// <summary>A length in bytes that most ids need less of; exact where nothing else shows that an array can hold them.</summary>
    public int LikelyLength(ReadOnlySpan<int> ids, DecodingRules rules) =>
        (long)ids.Length * Math.Max(LongAverage, MaxTokenLength) <= ThrowHelper.MaxArrayLength ? ids.Length * LongAverage : CheckedLength(CountBytes(ids, rules));

    /// <summary>Writes the bytes of all ids, which nobody has counted; returns how many there are.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="rules">How special tokens decode.</param>
    /// <param name="pooled">An array of <see cref="LikelyLength"/>; replaced by a longer one of the same pool where it doesn't suffice.</param>
    public int WriteAll(ReadOnlySpan<int> ids, DecodingRules rules, ref byte[] pooled)
    {
        int taken = Write(ids, rules, pooled, out int length);
        while (taken < ids.Length)
        {
            int needed = length + BytesAt(ids, taken, rules).Length;
            byte[] longer = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * pooled.Length), ThrowHelper.MaxArrayLength));
            pooled.AsSpan(0, length).CopyTo(longer);
            ArrayPool<byte>.Shared.Return(pooled);
            pooled = longer;
            taken += Write(ids.Slice(taken), rules, pooled.AsSpan(length), out int more, taken);
            length += more;
        }

        return length;
    }

    public byte[] ToUtf8(ReadOnlySpan<int> ids, DecodingRules rules)
    {
        byte[] utf8 = NewArray(CheckedLength(CountBytes(ids, rules)));
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
        return bytes.IsEmpty || (HidesTokens(rules) && specialTokens.IsSpecial(ids[index])) ? SpecialBytesAt(ids, index, rules, idsBefore) : bytes;
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

    /// <summary>An array that is filled whole.</summary>
#if NET
    private static byte[] NewArray(int length) => GC.AllocateUninitializedArray<byte>(length);
#else
    private static byte[] NewArray(int length) => new byte[length];
#endif

    /// <summary>Whether tokens of the vocabulary give nothing: special ones, which the vocabulary of a model's file may have too.</summary>
    private bool HidesTokens(DecodingRules rules) => rules.SkipsSpecialTokens && areSpecialsInVocabulary.Value;

    /// <summary>The first ids, up to one that is hidden, or a block of them.</summary>
    private ReadOnlySpan<int> Shown(ReadOnlySpan<int> ids, DecodingRules rules)
    {
        if (!HidesTokens(rules))
        {
            return ids;
        }

        int shown = 0;
        while (shown < Math.Min(ids.Length, MostLookedAt) && !specialTokens.IsSpecial(ids[shown]))
        {
            shown++;
        }

        return ids.Slice(0, shown);
    }

    private ReadOnlySpan<byte> SpecialBytesAt(ReadOnlySpan<int> ids, int index, DecodingRules rules, long idsBefore)
    {
        if (!specialTokens.TryGetBytes(ids[index], out byte[]? bytes))
        {
            throw new UnknownTokenIdException(ids[index], idsBefore + index, encodingName);
        }

        return rules.SkipsSpecialTokens && specialTokens.IsSpecial(ids[index]) ? default : bytes.AsSpan();
    }
}
