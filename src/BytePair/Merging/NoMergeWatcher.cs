namespace BytePair.Merging;

/// <summary>Nobody watches.</summary>
internal readonly struct NoMergeWatcher : IMergeWatcher
{
    public void Merging(int start, int left, int middle, int right, int end, int merged)
    {
    }
}
