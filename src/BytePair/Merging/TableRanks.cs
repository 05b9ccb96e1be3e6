using System.Runtime.CompilerServices;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>The pairs of a vocabulary: tokens go by their ranks.</summary>
internal readonly struct TableRanks(PairTable pairs) : IPairRanks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RankOf(int left, int right) => pairs.RankOf(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TokenOf(int rank) => rank;
}
