namespace BytePair.ModelFiles;

/// <summary>The ids that a model expects before and behind those of a text, such as one for its beginning.</summary>
internal sealed class TextTemplate(int[] before, int[] behind)
{
    /// <summary>None on either side.</summary>
    public static TextTemplate Empty { get; } = new([], []);

    public int[] Before { get; } = before;

    public int[] Behind { get; } = behind;

    /// <summary>This one, and another around it.</summary>
    public TextTemplate Within(TextTemplate outer) => new([.. outer.Before, .. Before], [.. Behind, .. outer.Behind]);
}
