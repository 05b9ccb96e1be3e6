namespace BytePair.OpenAI.Tests.Support;

/// <summary>A picture of which there is as much as tells its size.</summary>
internal static class Picture
{
    /// <summary>The head of a PNG.</summary>
    public static BinaryData Png(int width, int height) => BinaryData.FromBytes(
        (byte[])[
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R',
            (byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width,
            (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height,
            8, 6, 0, 0, 0, 0, 0, 0, 0,
        ],
        "image/png");
}
