using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace BytePair.DataGenerator;

/// <summary>A square picture as a PNG: 8 bits of red, green, blue and opacity a pixel, no filters, no chunks but those that must be.</summary>
internal static class PngWriter
{
    private const int BytesPerPixel = 4;
    private const uint Polynomial = 0xEDB88320;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Write(int size, ReadOnlySpan<byte> pixels)
    {
        var png = new MemoryStream();
        png.Write(Signature);
        WriteChunk(png, "IHDR", Header(size));
        WriteChunk(png, "IDAT", Compressed(size, pixels));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>Width, height, 8 bits a channel, colour type 6 (with opacity), then the only compression, filter and interlacing.</summary>
    private static byte[] Header(int size)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = 8;
        header[9] = 6;
        return header;
    }

    /// <summary>Rows from the top, each behind the number of its filter, 0.</summary>
    private static byte[] Compressed(int size, ReadOnlySpan<byte> pixels)
    {
        var data = new MemoryStream();
        using (var compressor = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int row = 0; row < size; row++)
            {
                compressor.WriteByte(0);
                compressor.Write(pixels.Slice(row * size * BytesPerPixel, size * BytesPerPixel));
            }
        }

        return data.ToArray();
    }

    /// <summary>The length of the data, the chunk's name, the data, and a checksum of name and data.</summary>
    private static void WriteChunk(MemoryStream png, string name, ReadOnlySpan<byte> data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(named));
        png.Write(number);
    }

    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (Polynomial & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
