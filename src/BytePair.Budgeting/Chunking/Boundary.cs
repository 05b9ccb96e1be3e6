namespace BytePair.Budgeting.Chunking;

/// <summary>A place where lines or sentences part.</summary>
/// <param name="position">Where, in chars of the text that is known.</param>
/// <param name="level">How good it is to cut there; see <see cref="BoundaryLevel"/>.</param>
/// <param name="isBlock">Whether the text from there to the next boundary is code or a table, which words don't part.</param>
internal readonly struct Boundary(int position, byte level, bool isBlock)
{
    public int Position => position;

    public byte Level => level;

    public bool IsBlock => isBlock;
}
