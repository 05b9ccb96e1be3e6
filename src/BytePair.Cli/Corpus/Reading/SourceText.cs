using System.IO.Compression;
using System.Security.Cryptography;

namespace BytePair.Cli.Corpus.Reading;

/// <summary>The text of a source, block by block: unpacked if it is gzip, which its first two bytes tell, and hashed as it is read.</summary>
/// <remarks>
/// The hash of what was read so far goes into the journal. Who goes on after a kill reads that much again, and sees by the hash that it
/// is what the shards were made of. So files, gzip and standard input are gone on with alike.
/// </remarks>
internal sealed class SourceText : IDisposable
{
    private const int BlockLength = 1 << 18;

    private readonly RawBytes raw;
    private readonly Stream content;
    private readonly bool isPacked;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] block = new byte[BlockLength];
    private int start;
    private int end;
    private int hashed;
    private long passed;

    /// <remarks>Without being told so, the framework takes the end of a file that was cut off for the end of the text.</remarks>
    static SourceText() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    public SourceText(Stream stream)
    {
        raw = new RawBytes(stream);
        isPacked = raw.Beginning is [0x1F, 0x8B];
        content = isPacked ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        if (isPacked)
        {
            raw.BeginHash();
        }
    }

    /// <summary>How much of the text is behind, in bytes.</summary>
    public long Position => passed + start;

    /// <summary>How much was read of the source as it is, in bytes; another thread may ask.</summary>
    public long RawCount => raw.Count;

    /// <summary>What was read and is still ahead.</summary>
    public ReadOnlySpan<byte> Rest => block.AsSpan(start, end - start);

    /// <summary>Reads on where nothing is ahead; false at the end of the text.</summary>
    public bool Fill()
    {
        HashUpTo(end);
        passed += end;
        start = end = hashed = 0;
        end = content.Read(block, 0, block.Length);
        return end > 0;
    }

    /// <summary>The next byte, or -1 at the end; it stays ahead.</summary>
    public int Peek() => start < end || Fill() ? block[start] : -1;

    /// <summary>Leaves so much of <see cref="Rest"/> behind.</summary>
    public void Skip(int count) => start += count;

    /// <summary>The SHA-256 of the text up to <see cref="Position"/>.</summary>
    public byte[] HashSoFar()
    {
        HashUpTo(start);
        return hash.GetCurrentHash();
    }

    /// <summary>Leaves everything before a position behind, and gives what of it isn't done with.</summary>
    /// <param name="position">In bytes of the text.</param>
    /// <param name="kept">How many bytes before the position are wanted.</param>
    /// <returns>These bytes, or null if the text is shorter than that.</returns>
    public byte[]? PassTo(long position, int kept)
    {
        var tail = new byte[kept];
        while (Position < position)
        {
            if (Rest.IsEmpty && !Fill())
            {
                return null;
            }

            int count = (int)Math.Min(Rest.Length, position - Position);
            Skip(count);
            long behind = position - Position;
            int wanted = (int)Math.Min(count, Math.Max(0, kept - behind));
            block.AsSpan(start - wanted, wanted).CopyTo(tail.AsSpan((int)Math.Max(0, kept - behind - wanted)));
        }

        return tail;
    }

    /// <summary>Reads the source to its end, and gives the SHA-256 of its bytes as they are.</summary>
    public byte[] Finish()
    {
        while (Fill())
        {
        }

        return isPacked ? raw.FinishHash() : hash.GetCurrentHash();
    }

    public void Dispose()
    {
        content.Dispose();
        raw.Dispose();
        hash.Dispose();
    }

    private void HashUpTo(int place)
    {
        hash.AppendData(block, hashed, place - hashed);
        hashed = place;
    }
}
