namespace BytePair.Budgeting.Tests.Images;

/// <summary>Makes the first bytes of pictures, as their formats have them.</summary>
internal static class PictureHead
{
    public static byte[] Png(uint width, uint height) =>
        [0x89, .. "PNG\r\n\u001A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. Big4(width), .. Big4(height)];

    public static byte[] Gif(int width, int height) => [.. "GIF89a"u8, .. Little2(width), .. Little2(height)];

    public static byte[] WebpLossy(int width, int height) =>
        [.. Riff("VP8 "), 0x30, 0x01, 0x00, 0x9D, 0x01, 0x2A, .. Little2(width | 0x4000), .. Little2(height | 0x8000)];

    public static byte[] WebpLossless(int width, int height)
    {
        uint bits = (uint)(width - 1) | ((uint)(height - 1) << 14) | 0xF0000000;
        return [.. Riff("VP8L"), 0x2F, (byte)bits, (byte)(bits >> 8), (byte)(bits >> 16), (byte)(bits >> 24)];
    }

    public static byte[] WebpExtended(int width, int height) =>
        [.. Riff("VP8X"), 0x10, 0, 0, 0, .. Little2(width - 1), (byte)((width - 1) >> 16), .. Little2(height - 1), (byte)((height - 1) >> 16)];

    /// <summary>A JPEG of some segments and a frame.</summary>
    public static byte[] Jpeg(int width, int height, byte frame = 0xC0, params byte[][] segments) =>
        [0xFF, 0xD8, .. segments.SelectMany(segment => segment), 0xFF, frame, 0, 17, 8, .. Big2(height), .. Big2(width)];

    public static byte[] Segment(byte marker, int length) => [0xFF, marker, .. Big2(length + 2), .. Enumerable.Repeat((byte)0xFF, length)];

    private static byte[] Riff(string chunk) => [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBP"u8, .. chunk.Select(c => (byte)c), 9, 9, 9, 9];

    private static byte[] Little2(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Big2(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Big4(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
