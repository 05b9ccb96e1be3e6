namespace BytePair.Budgeting.Requests;

/// <summary>The address of an image, made of its bytes if need be.</summary>
internal static class ImageUrl
{
    public static string? Of(ImagePart image) =>
        image.Url ?? (image.Bytes.IsEmpty ? null : $"data:{MediaType(image.Bytes.Span)};base64,{Convert.ToBase64String(image.Bytes.ToArray())}");

    /// <summary>What the first bytes of each format tell.</summary>
    private static string MediaType(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 1 && bytes.Slice(1).StartsWith("PNG"u8) ? "image/png"
        : bytes.StartsWith("GIF8"u8) ? "image/gif"
        : bytes.StartsWith("RIFF"u8) ? "image/webp"
        : "image/jpeg";
}
