namespace BytePair.Merging;

/// <summary>Numbers kept where the least of them is found fastest: what <see cref="ShortMerge{TLanes}"/> asks of a vector width.</summary>
internal unsafe interface ILanes
{
    /// <summary>How many there are: <see cref="ShortMerge.MaxLength"/> or <see cref="ShortMerge.HalfLength"/>.</summary>
    int Capacity { get; }

    /// <summary>Takes <see cref="Capacity"/> numbers.</summary>
    void Load(uint* numbers);

    /// <summary>Replaces three numbers. A lane of -1 stands for none; of equal lanes the last counts.</summary>
    void Set(int first, uint firstNumber, int second, uint secondNumber, int third, uint thirdNumber);

    /// <summary>The least of them all.</summary>
    uint Least();
}
