using System.Buffers.Binary;
using System.Globalization;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Ids;

/// <summary>Reads ids of two or four bytes, the low one first, with nothing between.</summary>
/// <param name="stream">The bytes.</param>
/// <param name="width">How many bytes an id has: 2 or 4.</param>
/// <param name="sourceName">What messages call the input.</param>
internal sealed class RawIdReader(Stream stream, int width, string sourceName) : IIdReader
{
    private byte[] block = [];
    private long before;
    private string? failure;

    public string Unit => "id";

    public int Read(Span<int> ids)
    {
        if (failure is not null)
        {
            throw new CommandFailedException(failure);
        }

        int wanted = ids.Length * width;
        block = block.Length < wanted ? new byte[wanted] : block;
        int length = stream.ReadAtLeast(block.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
        int count = Parse(block.AsSpan(0, length), ids);
        if (count == length / width && length % width != 0)
        {
            failure = string.Create(
                CultureInfo.InvariantCulture,
                $"{sourceName} ends within id {before + count + 1}: it has {((before + count) * width) + (length % width)} bytes, and --format u{8 * width} takes {width} for each id.");
        }

        before += count;
        return count > 0 || failure is null ? count : throw new CommandFailedException(failure);
    }

    /// <summary>As many as are ids.</summary>
    private int Parse(ReadOnlySpan<byte> bytes, Span<int> ids)
    {
        int count = bytes.Length / width;
        for (int i = 0; i < count; i++)
        {
            uint id = width == sizeof(ushort)
                ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * sizeof(ushort))..])
                : BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
            if (id > int.MaxValue)
            {
                failure = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sourceName}: id {before + i + 1} (at byte {(before + i) * width}) is {id}, which is no token id. Is it --format u{8 * (sizeof(ushort) + sizeof(uint) - width)}?");
                return i;
            }

            ids[i] = (int)id;
        }

        return count;
    }
}
