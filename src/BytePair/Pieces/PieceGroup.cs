namespace BytePair.Pieces;

/// <summary>Adjacent pieces that are looked up together, so that what they wait for in memory overlaps.</summary>
/// <remarks>
/// Each step goes over the whole group before the next begins: keys and their buckets (<see cref="GroupKeys"/>), values
/// (<see cref="GroupValues"/>), what is new (<see cref="NewPieces"/>), and at last the ids.
/// </remarks>
internal unsafe struct PieceGroup
{
    /// <summary>The most pieces: a bit each in a word.</summary>
    public const int MaxCount = 64;

    /// <summary>Pieces that a step of vectors looks at beyond the last one. What comes of them counts for nothing.</summary>
    public const int Slack = 7;

    /// <summary>Bytes of the text are read here for keys. A place, not a copy: that would be read by wider moves than it has just been written.</summary>
    public PaddedText* Text;

    /// <summary>Where each piece ends; where the first begins stands before them, and behind them there are <see cref="Slack"/> numbers more, whatever they are.</summary>
    public int* Ends;

    public int Count;

    /// <summary>The bits of the pieces that have no short key.</summary>
    public ulong Longs;

    /// <summary>The bits of the pieces whose values are known without a look-up (<see cref="ApartPieces"/>).</summary>
    public ulong Apart;

    /// <summary>The low half of each key.</summary>
    public fixed ulong Keys[MaxCount];

    /// <summary>The high half of the keys that aren't short.</summary>
    public fixed ulong HighKeys[MaxCount];

    /// <summary>The address of the bucket of each key.</summary>
    public fixed ulong Buckets[MaxCount];

    /// <summary>What stands for the ids of each piece (<see cref="PieceIds"/>), or 0; behind the last one there are zeros for a step of vectors.</summary>
    public fixed ulong Values[MaxCount + Slack + 1];

    /// <summary>The ids that a value has no room for, where it says so.</summary>
    public fixed ulong More[MaxCount];

    /// <summary>Whether vectors pay: fewer pieces are dealt with one by one before what was just written of them could be read as part of a vector.</summary>
    public readonly bool FillsVectors => Count > Slack;

    public readonly byte* PieceAt(int index) => Text->Start + Ends[index - 1];

    /// <summary>Where <see cref="PieceKey.ReadLength"/> bytes can be read from the start of a piece on.</summary>
    public readonly byte* ReadableAt(int index) => Text->ReadableAt(Ends[index - 1]);

    public readonly int LengthOf(int index) => Ends[index] - Ends[index - 1];

    public readonly ReadOnlySpan<byte> this[int index] => new(PieceAt(index), LengthOf(index));

    /// <summary>The bits of the pieces that are looked up by short keys.</summary>
    public readonly ulong LookedUpShorts => All & ~(Longs | Apart);

    /// <summary>The bits of all pieces.</summary>
    public readonly ulong All => ulong.MaxValue >> (MaxCount - Count);

    public PieceKey KeyOf(int index) => new(Keys[index], ((Longs >> index) & 1) != 0 ? HighKeys[index] : 0);
}
