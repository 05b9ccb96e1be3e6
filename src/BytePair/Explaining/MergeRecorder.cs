using BytePair.Merging;

namespace BytePair.Explaining;

/// <summary>Writes down each merge.</summary>
internal readonly struct MergeRecorder() : IMergeWatcher
{
    public List<ExplainedMerge> Merges { get; } = [];

    public void Merging(int start, int leftId, int middle, int rightId, int end, int id) => Merges.Add(new ExplainedMerge(
        new ExplainedPart(leftId, start, middle - start),
        new ExplainedPart(rightId, middle, end - middle),
        new ExplainedPart(id, start, end - start)));
}
