namespace BytePair.Incremental;

/// <summary>What an <see cref="OpenText"/> needs to go on from where it was: a copy of what was open.</summary>
internal sealed class OpenTextState(long counted, byte[] real, byte[] standIn, int[] positions)
{
    public long Counted => counted;

    public byte[] Real => real;

    public byte[] StandIn => standIn;

    public int[] Positions => positions;
}
