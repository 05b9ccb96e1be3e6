#if NET
using System.Text.Unicode;
#endif

namespace BytePair.ModelFiles;

/// <summary>The bytes of a model's file, read whole and no further than such a file can be.</summary>
/// <remarks>
/// Files are hostile: what is too long is refused before it takes memory, and text that isn't UTF-8 before it is parsed, so that
/// no string in it can be a surprise later.
/// </remarks>
internal static class ModelFile
{
    /// <summary>Several times the largest file of a model that is known, in bytes.</summary>
    public const int MaxLength = 1 << 28;

    private const int FirstLength = 1 << 16;

    /// <exception cref="InvalidDataException">The file is too long.</exception>
    public static ArraySegment<byte> Read(string path)
    {
        using FileStream file = Open(path, useAsync: false);
        return Read(file);
    }

    /// <exception cref="InvalidDataException">The stream is too long.</exception>
    public static ArraySegment<byte> Read(Stream stream)
    {
        byte[] content = new byte[LengthFor(stream)];
        int length = 0;
        while (true)
        {
            int read = stream.Read(content, length, content.Length - length);
            if (read == 0)
            {
                return new(content, 0, length);
            }

            length += read;
            content = WithRoom(content, length);
        }
    }

    /// <exception cref="InvalidDataException">The file is too long.</exception>
    public static async Task<ArraySegment<byte>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using FileStream file = Open(path, useAsync: true);
        return await ReadAsync(file, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="InvalidDataException">The stream is too long.</exception>
    public static async Task<ArraySegment<byte>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] content = new byte[LengthFor(stream)];
        int length = 0;
        while (true)
        {
#if NET
            int read = await stream.ReadAsync(content.AsMemory(length), cancellationToken).ConfigureAwait(false);
#else
            int read = await stream.ReadAsync(content, length, content.Length - length, cancellationToken).ConfigureAwait(false);
#endif
            if (read == 0)
            {
                return new(content, 0, length);
            }

            length += read;
            content = WithRoom(content, length);
        }
    }

    /// <summary>The text without a byte order mark.</summary>
    /// <exception cref="InvalidDataException">It is too long, or isn't UTF-8.</exception>
    public static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            throw TooLong(utf8.Length);
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        int invalidAt = FindInvalid(utf8);
        return invalidAt >= 0
            ? throw new InvalidDataException($"The file isn't UTF-8: the byte 0x{utf8[invalidAt]:X2} at {invalidAt} begins no character.")
            : utf8.StartsWith(mark) ? utf8.Slice(mark.Length) : utf8;
    }

    private static FileStream Open(string path, bool useAsync) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync);

    /// <summary>One byte more than the stream has, so that the end is seen without growing.</summary>
    private static int LengthFor(Stream stream)
    {
        if (!stream.CanSeek)
        {
            return FirstLength;
        }

        long rest = stream.Length - stream.Position;
        return rest <= MaxLength ? (int)Math.Max(0, rest) + 1 : throw TooLong(rest);
    }

    private static byte[] WithRoom(byte[] content, int length)
    {
        if (length > MaxLength)
        {
            throw TooLong(length);
        }

        if (length == content.Length)
        {
            Array.Resize(ref content, Math.Min(2 * content.Length, MaxLength + 1));
        }

        return content;
    }

    private static InvalidDataException TooLong(long length) =>
        new($"The file has {length} bytes at least; files of models of up to {MaxLength} are read.");

    private static int FindInvalid(ReadOnlySpan<byte> utf8)
    {
#if NET
        if (Utf8.IsValid(utf8))
        {
            return -1;
        }

#endif
        for (int position = 0; position < utf8.Length;)
        {
            if (!Text.Utf8.TryRead(utf8.Slice(position), out _, out int length))
            {
                return position;
            }

            position += length;
        }

        return -1;
    }
}
