using System.Buffers.Binary;

namespace BytePair.Budgeting.Images;

/// <summary>
/// Walks through the head of a picture, from wherever its bytes come. It says which bytes it wants next, always further on than
/// those before; whoever has them hands them over.
/// </summary>
/// <remarks>
/// A walk through a JPEG that begins <c>FF D8 | FF E0 00 10 (14 bytes) | FF C0 00 11 08 01 E0 02 80</c>:
/// <list type="number">
/// <item>2 bytes at 0: <c>FF D8</c>, a JPEG; its first marker is at 2.</item>
/// <item>2 bytes at 2: <c>FF E0</c>, an application's segment; how long it is stands behind.</item>
/// <item>2 bytes at 4: <c>00 10</c>, 16 bytes from here on; the next marker is at 20.</item>
/// <item>2 bytes at 20: <c>FF C0</c>, a frame.</item>
/// <item>7 bytes at 22: a length, <c>08</c> bits, 0x1E0 = 480 high, 0x280 = 640 wide.</item>
/// </list>
/// The other formats have their size at a fixed place. So memory, a stream and base64 need no code of their own for any format,
/// and none of them reads what lies between.
/// </remarks>
internal struct HeaderWalk
{
    /// <summary>The most bytes that are ever wanted at once.</summary>
    public const int MaxLength = 22;

    /// <summary>A JPEG with more segments before its frame isn't looked at further. Real ones have some tens; a colour profile has up to 255.</summary>
    private const int MaxSteps = 1024;

    private const int MagicLength = 2;

    private State state;
    private int steps;
    private long width;
    private long height;

    private enum State
    {
        Magic,
        Gif,
        Png,
        Webp,
        WebpLossy,
        WebpLossless,
        WebpExtended,
        JpegMarker,
        JpegFill,
        JpegLength,
        JpegFrame,
        End,
    }

    /// <summary>Where the bytes stand that are wanted, counted from the first of the picture.</summary>
    public long Position { get; private set; }

    /// <summary>How many are wanted.</summary>
    public int Length { get; private set; }

    public static HeaderWalk Begin() => new() { Length = MagicLength };

    /// <summary>Takes the bytes that were wanted; true if the walk is over.</summary>
    public bool Advance(ReadOnlySpan<byte> bytes)
    {
        switch (state)
        {
            case State.Magic:
                ReadMagic(bytes);
                break;
            case State.Gif:
                ReadGif(bytes);
                break;
            case State.Png:
                ReadPng(bytes);
                break;
            case State.Webp:
                ReadWebp(bytes);
                break;
            case State.WebpLossy:
                ReadLossy(bytes);
                break;
            case State.WebpLossless:
                ReadLossless(bytes);
                break;
            case State.WebpExtended:
                End(1 + ReadUInt24(bytes.Slice(4)), 1 + ReadUInt24(bytes.Slice(7)));
                break;
            default:
                AdvanceInJpeg(bytes);
                break;
        }

        return state == State.End;
    }

    /// <summary>The size that the walk led to; false if it led nowhere.</summary>
    public readonly bool TryGetSize(out ImageSize size)
    {
        bool isSize = width is >= 1 and <= int.MaxValue && height is >= 1 and <= int.MaxValue;
        size = isSize ? new ImageSize((int)width, (int)height) : default;
        return isSize;
    }

    private void ReadMagic(ReadOnlySpan<byte> bytes)
    {
        switch ((bytes[0], bytes[1]))
        {
            case (0xFF, 0xD8):
                Want(State.JpegMarker, 2);
                break;
            case ((byte)'G', (byte)'I'):
                Want(State.Gif, 8);
                break;
            case (0x89, (byte)'P'):
                Want(State.Png, MaxLength);
                break;
            case ((byte)'R', (byte)'I'):
                Want(State.Webp, 18);
                break;
            default:
                End();
                break;
        }
    }

    private void ReadGif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("F87a"u8) || bytes.StartsWith("F89a"u8))
        {
            End(BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(4)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(6)));
        }
        else
        {
            End();
        }
    }

    /// <summary>The first chunk is always <c>IHDR</c>, of 13 bytes.</summary>
    private void ReadPng(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("NG\r\n\u001A\n\0\0\0\rIHDR"u8))
        {
            End(BinaryPrimitives.ReadUInt32BigEndian(bytes.Slice(14)), BinaryPrimitives.ReadUInt32BigEndian(bytes.Slice(18)));
        }
        else
        {
            End();
        }
    }

    /// <summary>The first chunk is a lossy frame (<c>VP8 </c>), a lossless one (<c>VP8L</c>), or says what follows (<c>VP8X</c>).</summary>
    private void ReadWebp(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> chunk = bytes.Slice(10, 4);
        if (!bytes.StartsWith("FF"u8) || !bytes.Slice(6).StartsWith("WEBP"u8))
        {
            End();
        }
        else if (chunk.SequenceEqual("VP8 "u8))
        {
            Want(State.WebpLossy, 10);
        }
        else if (chunk.SequenceEqual("VP8L"u8))
        {
            Want(State.WebpLossless, 5);
        }
        else if (chunk.SequenceEqual("VP8X"u8))
        {
            Want(State.WebpExtended, 10);
        }
        else
        {
            End();
        }
    }

    /// <summary>A key frame has a 0 in its first bit, and a start code.</summary>
    private void ReadLossy(ReadOnlySpan<byte> bytes)
    {
        if ((bytes[0] & 1) == 0 && (bytes[3], bytes[4], bytes[5]) == (0x9D, 0x01, 0x2A))
        {
            End(BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(6)) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(8)) & 0x3FFF);
        }
        else
        {
            End();
        }
    }

    private void ReadLossless(ReadOnlySpan<byte> bytes)
    {
        uint bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(1));
        if (bytes[0] == 0x2F)
        {
            End(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }
        else
        {
            End();
        }
    }

    private void AdvanceInJpeg(ReadOnlySpan<byte> bytes)
    {
        switch (state)
        {
            case State.JpegMarker when bytes[0] == 0xFF:
                ReadMarker(bytes[1]);
                break;
            case State.JpegFill:
                ReadMarker(bytes[0]);
                break;
            case State.JpegLength when BinaryPrimitives.ReadUInt16BigEndian(bytes) is >= 2 and ushort length:
                Want(State.JpegMarker, 2, skip: length - 2);
                break;
            case State.JpegFrame:
                End(BinaryPrimitives.ReadUInt16BigEndian(bytes.Slice(5)), BinaryPrimitives.ReadUInt16BigEndian(bytes.Slice(3)));
                break;
            default:
                End();
                break;
        }
    }

    private void ReadMarker(byte marker)
    {
        if (++steps > MaxSteps || marker is 0x00 or 0xD8 or 0xD9 or 0xDA)
        {
            // No marker, or the beginning, the end or a scan where a frame must come first.
            End();
        }
        else if (marker == 0xFF)
        {
            // A marker may have any number of FF before it.
            Want(State.JpegFill, 1);
        }
        else if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
        {
            // These have no segment behind them.
            Want(State.JpegMarker, 2);
        }
        else if (IsFrame(marker))
        {
            Want(State.JpegFrame, 7);
        }
        else
        {
            Want(State.JpegLength, 2);
        }
    }

    /// <summary>C0 to CF are the kinds of frames, but for C4 (Huffman tables), C8 (reserved) and CC (arithmetic tables).</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private void Want(State next, int length, int skip = 0) => (state, Position, Length) = (next, Position + Length + skip, length);

    private void End(long width = 0, long height = 0) => (state, this.width, this.height) = (State.End, width, height);
}
