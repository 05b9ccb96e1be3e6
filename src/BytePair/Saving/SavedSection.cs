namespace BytePair.Saving;

/// <summary>A section of a saved tokenizer.</summary>
/// <param name="tag">What it is.</param>
/// <param name="start">Where in the file it begins, in bytes.</param>
/// <param name="length">In bytes.</param>
internal sealed class SavedSection(uint tag, int start, int length)
{
    public uint Tag => tag;

    public int Start => start;

    public int Length => length;

    /// <summary>Whether anybody has asked for it.</summary>
    public bool IsRead { get; set; }
}
