namespace BytePair.Merging;

/// <summary>No vectors.</summary>
internal readonly unsafe struct LanesScalar : ILanes
{
    public int Capacity => ShortMerge.MaxLength;

    public uint Least(uint* numbers, int length)
    {
        uint least = numbers[0];
        for (int i = 1; i < length; i++)
        {
            least = Math.Min(least, numbers[i]);
        }

        return least;
    }

    public int Pick(int* ids, ulong which, int* destination) => PickedIds.Write(ids, which, destination);
}
