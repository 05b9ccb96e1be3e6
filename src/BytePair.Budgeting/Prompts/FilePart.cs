namespace BytePair.Budgeting;

/// <summary>A file, mostly a PDF: the service reads its text and looks at a picture of each page.</summary>
/// <remarks>
/// What the service makes of a file isn't known outside of it. A count needs <see cref="Text"/> and <see cref="PageCount"/>, and is an
/// estimate then; a file of which neither is known can't be counted.
/// </remarks>
public sealed record FilePart : PromptPart
{
    /// <summary>The file's name, or null.</summary>
    public string? FileName { get; init; }

    /// <summary>The id of a file that the service has, or null.</summary>
    public string? FileId { get; init; }

    /// <summary>Where the file is, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The file as requests hold it (<c>data:application/pdf;base64,…</c>), or null.</summary>
    public string? Data { get; init; }

    /// <summary>The file's text where the caller knows it; it is for counting, and not sent.</summary>
    public string? Text { get; init; }

    /// <summary>How many pages are looked at as pictures where the caller knows it; 0 for a file of text alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? PageCount
    {
        get;
        init => field = value is null or >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A file can't have a negative number of pages; leave it out where it isn't known.");
    }

    /// <summary>How closely the model looks at the pages.</summary>
    public ImageDetail Detail { get; init; }
}
