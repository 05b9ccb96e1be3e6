namespace BytePair.Budgeting.Requests;

/// <summary>How closely an image is looked at, as requests spell it.</summary>
internal static class ImageDetailNames
{
    private static readonly string[] Names = ["auto", "low", "high", "original"];

    /// <summary>The name, or null for what needs none.</summary>
    public static string? Of(ImageDetail detail) => detail == ImageDetail.Auto ? null : Names[(int)detail];

    public static ImageDetail Read(RequestNode? node)
    {
        if (node is null)
        {
            return ImageDetail.Auto;
        }

        int index = Array.IndexOf(Names, node.Text());
        return index >= 0 ? (ImageDetail)index : throw node.Wrong($"has to be one of {string.Join(", ", Names)}");
    }
}
