using BytePair.Merging;

namespace BytePair.Building;

/// <summary>The pairs of a merge list: the first in the list merges first.</summary>
internal readonly struct ListedPairs(MergeList merges) : IPairRanks
{
    public int RankOf(int left, int right) => merges.PlaceOf(left, right);

    public int TokenOf(int rank) => merges.ResultAt(rank);
}
