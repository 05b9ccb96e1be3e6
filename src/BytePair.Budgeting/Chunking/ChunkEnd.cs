namespace BytePair.Budgeting.Chunking;

/// <summary>Where a chunk may end.</summary>
/// <param name="position">Where; 0 if it can't end anywhere.</param>
/// <param name="tokens">The chunk's tokens then.</param>
/// <param name="level">How good a place that is; see <see cref="BoundaryLevel"/>.</param>
internal readonly struct ChunkEnd(int position, long tokens, byte level)
{
    public bool IsFound => position > 0;

    public int Position => position;

    public long Tokens => tokens;

    public byte Level => level;
}
