using BytePair.Merging;

namespace BytePair.Building;

/// <summary>Remembers the merge that was told last.</summary>
internal struct LastMerge : IMergeWatcher
{
    public int Left { get; private set; }

    public int Right { get; private set; }

    public void Merging(int start, int left, int middle, int right, int end, int merged) => (Left, Right) = (left, right);
}
