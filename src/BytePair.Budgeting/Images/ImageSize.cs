using BytePair.Budgeting.Images;

namespace BytePair.Budgeting;

/// <summary>Width and height of a picture in pixels, and how to read them from the first bytes of a PNG, JPEG, GIF or WebP file.</summary>
/// <remarks>
/// <para>
/// The size is that of the pixels as they are stored. A JPEG may ask to be turned when it is shown (EXIF orientation), which swaps
/// width and height; that isn't read, because every rule for tokens gives the same for a picture and for the picture turned.
/// </para>
/// <para>
/// Nothing is decoded: at most 30 bytes are looked at, and in a JPEG the heads of the segments before its frame, 1,024 at most.
/// So a hostile file costs no more than a good one, and is no more than not recognised.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// byte[] gif = [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'9', (byte)'a', 64, 1, 240, 0];
/// bool isRead = ImageSize.TryRead(gif, out ImageSize size);    // true
/// string text = size.ToString();    // 320 x 240
/// </code>
/// </example>
public readonly record struct ImageSize
{
    /// <summary>Makes a size.</summary>
    /// <param name="width">In pixels, at least 1.</param>
    /// <param name="height">In pixels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is less than 1.</exception>
    public ImageSize(int width, int height)
    {
        Width = AtLeastOne(width, nameof(width));
        Height = AtLeastOne(height, nameof(height));
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>Reads the size of a picture from its first bytes. Takes constant time, but for the segments before a JPEG's frame.</summary>
    /// <param name="header">
    /// The beginning of the file: 30 bytes of a PNG, GIF or WebP; of a JPEG all up to its frame, which a preview or a colour profile
    /// may put some 100,000 bytes behind. More does no harm.
    /// </param>
    /// <param name="size">The size.</param>
    /// <returns>False if it is none of the four formats, is cut off before its size, or has a side of no pixels.</returns>
    /// <example>
    /// <code>
    /// byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf");
    /// bool isRead = ImageSize.TryRead(png, out ImageSize size);    // true
    /// int width = size.Width;    // 1
    /// </code>
    /// </example>
    public static bool TryRead(ReadOnlySpan<byte> header, out ImageSize size)
    {
        HeaderWalk walk = HeaderWalk.Begin();
        while (walk.Position <= header.Length - walk.Length)
        {
            if (walk.Advance(header.Slice((int)walk.Position, walk.Length)))
            {
                return walk.TryGetSize(out size);
            }
        }

        size = default;
        return false;
    }

    /// <summary>Reads the size of a picture from a stream that stands at its first byte, and reads no more than that takes.</summary>
    /// <param name="stream">A stream to read from. One that can seek is put back to where it stood; any other stands behind what was read.</param>
    /// <param name="size">The size.</param>
    /// <returns>False if it is none of the four formats, ends before its size, or has a side of no pixels.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <example>
    /// <code>
    /// using var file = new MemoryStream(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf"));
    /// bool isRead = ImageSize.TryRead(file, out ImageSize size);    // true
    /// long position = file.Position;    // 0
    /// </code>
    /// </example>
    public static bool TryRead(Stream stream, out ImageSize size)
    {
        StreamHead head = new(stream ?? throw new ArgumentNullException(nameof(stream)));
        if (!stream.CanSeek)
        {
            return head.TryRead(out size);
        }

        long start = stream.Position;
        try
        {
            return head.TryRead(out size);
        }
        finally
        {
            stream.Position = start;
        }
    }

    /// <summary>
    /// Reads the size of a picture from a data URL (<c>data:image/png;base64,…</c>), of which only the characters are decoded that
    /// the size takes.
    /// </summary>
    /// <param name="dataUrl">The URL; its beginning is enough, as with <see cref="TryRead(ReadOnlySpan{byte}, out ImageSize)"/>.</param>
    /// <param name="size">The size.</param>
    /// <returns>False if it is no data URL in base64, or if no size can be read from what it holds. The media type that it states isn't asked.</returns>
    /// <example>
    /// <code>
    /// bool isRead = ImageSize.TryReadDataUrl("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf", out ImageSize size);    // true
    /// int height = size.Height;    // 1
    /// </code>
    /// </example>
    public static bool TryReadDataUrl(ReadOnlySpan<char> dataUrl, out ImageSize size)
    {
        size = default;
        return Base64Head.TryFind(dataUrl, out Base64Head base64) && base64.TryRead(out size);
    }

    /// <summary>Width and height, as in <c>320 x 240</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Width} x {Height}");

    private static int AtLeastOne(int value, string parameter) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(parameter, value, "A picture has at least one pixel on each side.");
}
