using System.Security.Cryptography;
using BytePair.Cli.Input;

namespace BytePair.Cli.Corpus.Reading;

/// <summary>The bytes of a source as they lie on disk: counted, on request hashed, and the first of them seen before they are read.</summary>
internal sealed class RawBytes(Stream stream) : ReadOnlyStream
{
    private const int SeenLength = 2;

    private readonly byte[] seen = new byte[SeenLength];
    private IncrementalHash? hash;
    private int seenCount = -1;
    private int seenRead;

    /// <summary>How many were read so far; another thread may ask.</summary>
    public long Count => Volatile.Read(ref count);

    private long count;

    /// <summary>The first two bytes, if there are two.</summary>
    public ReadOnlySpan<byte> Beginning
    {
        get
        {
            if (seenCount < 0)
            {
                seenCount = stream.ReadAtLeast(seen, SeenLength, throwOnEndOfStream: false);
            }

            return seen.AsSpan(0, seenCount);
        }
    }

    /// <summary>Has all that is read from now on hashed.</summary>
    public void BeginHash() => hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Reads the rest, and gives the hash of all.</summary>
    public byte[] FinishHash()
    {
        var rest = new byte[1 << 16];
        while (Read(rest) > 0)
        {
        }

        return hash!.GetHashAndReset();
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        ReadOnlySpan<byte> first = Beginning.Slice(seenRead);
        if (first.IsEmpty)
        {
            read = stream.Read(buffer);
        }
        else
        {
            read = Math.Min(first.Length, buffer.Length);
            first.Slice(0, read).CopyTo(buffer);
            seenRead += read;
        }

        hash?.AppendData(buffer.Slice(0, read));
        Volatile.Write(ref count, count + read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
            hash?.Dispose();
        }

        base.Dispose(disposing);
    }
}
