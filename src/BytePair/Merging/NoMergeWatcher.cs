namespace BytePair.Merging;

/// <summary>Nobody watches.</summary>
internal readonly struct NoMergeWatcher : IMergeWatcher
{
    public void Merging(int start, int leftId, int middle, int rightId, int end, int id)
    {
    }
}
