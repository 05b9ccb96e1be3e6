namespace BytePair.Budgeting;

/// <summary>An image: where it is, or its bytes, and its size where that is known.</summary>
/// <remarks>
/// Tokens depend on width and height alone. They are read from the image's header where its bytes are at hand (<see cref="Bytes"/>, or
/// an <see cref="Url"/> that holds them as <c>data:</c>); an image elsewhere needs <see cref="Width"/> and <see cref="Height"/>. Nothing is fetched.
/// </remarks>
public sealed record ImagePart : PromptPart
{
    /// <summary>Where the image is, or the image itself (<c>data:image/png;base64,…</c>); null if it is known otherwise.</summary>
    public string? Url { get; init; }

    /// <summary>The id of a file that the service has, or null.</summary>
    public string? FileId { get; init; }

    /// <summary>The image in its file format; empty if it isn't at hand.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The width in pixels, or null where it isn't known or is to be read from the bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't positive.</exception>
    public int? Width
    {
        get;
        init => field = Positive(value);
    }

    /// <summary>The height in pixels, or null where it isn't known or is to be read from the bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't positive.</exception>
    public int? Height
    {
        get;
        init => field = Positive(value);
    }

    /// <summary>How closely the model looks at it.</summary>
    public ImageDetail Detail { get; init; }

    /// <summary>An image that is elsewhere, or that its URL holds.</summary>
    /// <param name="url">Its address, or its data (<c>data:image/png;base64,…</c>).</param>
    /// <param name="detail">How closely the model looks at it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <example>
    /// <code>
    /// ImagePart image = ImagePart.FromUrl("https://example.org/cat.png") with { Width = 640, Height = 480 };
    /// string? url = image.Url;    // https://example.org/cat.png
    /// </code>
    /// </example>
    public static ImagePart FromUrl(string url, ImageDetail detail = ImageDetail.Auto) =>
        new() { Url = url ?? throw new ArgumentNullException(nameof(url)), Detail = detail };

    /// <summary>An image whose bytes are at hand.</summary>
    /// <param name="bytes">The image in its file format: PNG, JPEG, GIF or WebP.</param>
    /// <param name="detail">How closely the model looks at it.</param>
    /// <remarks>The bytes aren't copied.</remarks>
    /// <example>
    /// <code>
    /// // The first bytes of a file; File.ReadAllBytes("cat.png") reads it all.
    /// byte[] png = [0x89, 0x50, 0x4E, 0x47];
    /// ImagePart image = ImagePart.FromBytes(png, ImageDetail.High);
    /// int length = image.Bytes.Length;          // 4
    /// </code>
    /// </example>
    public static ImagePart FromBytes(ReadOnlyMemory<byte> bytes, ImageDetail detail = ImageDetail.Auto) =>
        new() { Bytes = bytes, Detail = detail };

    /// <summary>An image of which the size is known: enough to count it.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="detail">How closely the model looks at it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height isn't positive.</exception>
    /// <example>
    /// <code>
    /// ImagePart image = ImagePart.OfSize(1024, 768);
    /// int? width = image.Width;    // 1024
    /// </code>
    /// </example>
    public static ImagePart OfSize(int width, int height, ImageDetail detail = ImageDetail.Auto) =>
        new() { Width = width, Height = height, Detail = detail };

    /// <inheritdoc/>
    public bool Equals(ImagePart? other) =>
        other is not null
        && string.Equals(Url, other.Url, StringComparison.Ordinal)
        && string.Equals(FileId, other.FileId, StringComparison.Ordinal)
        && Width == other.Width
        && Height == other.Height
        && Detail == other.Detail
        && Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => (Url, FileId, Width, Height, Detail, Bytes.Length).GetHashCode();

    private static int? Positive(int? value) =>
        value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An image has at least one pixel in each direction; leave the size out where it isn't known.");
}
