namespace BytePair.Merging;

/// <summary>How the least of some numbers is found, and how some are picked: what <see cref="ShortMerge{TLanes}"/> asks of a vector width.</summary>
internal unsafe interface ILanes
{
    /// <summary>How many there are: <see cref="ShortMerge.MaxLength"/> or <see cref="ShortMerge.HalfLength"/>.</summary>
    int Capacity { get; }

    /// <summary>The least of <see cref="Capacity"/> numbers, all of which are greatest from <paramref name="length"/> on.</summary>
    uint Least(uint* numbers, int length);

    /// <summary>Writes those ids whose bits are set, one behind another; returns how many. There are <see cref="Capacity"/> ids, and there is room for so many.</summary>
    int Pick(int* ids, ulong which, int* destination);
}
