using BytePair.Merging;
using BytePair.Vocabularies;

namespace BytePair.Explaining;

/// <summary>Writes down each merge.</summary>
internal readonly struct MergeRecorder(Vocabulary vocabulary) : IMergeWatcher
{
    public List<ExplainedMerge> Merges { get; } = [];

    public void Merging(int start, int left, int middle, int right, int end, int merged) => Merges.Add(new ExplainedMerge(
        new ExplainedPart(vocabulary.IdOf(left), start, middle - start),
        new ExplainedPart(vocabulary.IdOf(right), middle, end - middle),
        new ExplainedPart(vocabulary.IdOf(merged), start, end - start)));
}
