using System.Buffers;

namespace BytePair.Normalization;

/// <summary>Characters of a stretch of text that is being normalized, each with its combining class.</summary>
/// <remarks>
/// Three steps of the standard (Unicode Standard Annex 15): characters come decomposed, marks behind a letter are brought into the
/// order of their classes, and what composes is composed. Example: <c>e ̣ ́</c> in whatever order becomes <c>ẹ ́</c>: U+0323 has
/// class 220 and stands before U+0301 with 230; e and U+0323 compose to ẹ, ẹ and U+0301 to nothing.
/// A number holds the class above the code point's 21 bits, and the order stays that of the text where classes are the same.
/// </remarks>
internal sealed class CharacterBuffer : IDisposable
{
    private const int ClassShift = 56;
    private const int PlaceShift = 24;
    private const int FirstLength = 64;
    private const uint PointMask = 0x1F_FFFF;

    private ulong[] characters = ArrayPool<ulong>.Shared.Rent(FirstLength);

    public int Count { get; private set; }

    public uint this[int index] => (uint)characters[index] & PointMask;

    public void Clear() => Count = 0;

    /// <summary>Adds the whole decomposition of a character.</summary>
    public void AddDecomposed(uint point, bool compatibly)
    {
        if (Hangul.IsSyllable(point))
        {
            Span<uint> letters = stackalloc uint[Hangul.MaxLetters];
            int length = Hangul.Decompose(point, letters);
            for (int i = 0; i < length; i++)
            {
                Add(letters[i], 0);
            }

            return;
        }

        byte ownClass = NormalizationTables.Find(point, compatibly, out ReadOnlySpan<char> decomposition);
        if (decomposition.IsEmpty)
        {
            Add(point, ownClass);
        }

        for (int i = 0; i < decomposition.Length; i++)
        {
            uint part = char.IsHighSurrogate(decomposition[i]) ? (uint)char.ConvertToUtf32(decomposition[i], decomposition[++i]) : decomposition[i];
            Add(part, NormalizationTables.Find(part, compatibly, out _));
        }
    }

    /// <summary>Orders marks, and composes.</summary>
    /// <remarks>n log n in the length of a run of marks, which texts made to hurt have by the million.</remarks>
    public void OrderAndCompose()
    {
        for (int start = 0; start < Count; start++)
        {
            int end = start;
            while (end < Count && ClassAt(end) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                Order(start, end);
            }

            start = end;
        }

        Compose();
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(characters);

    private int ClassAt(int index) => (int)(characters[index] >> ClassShift);

    private void Add(uint point, byte combiningClass)
    {
        if (Count == characters.Length)
        {
            ulong[] larger = ArrayPool<ulong>.Shared.Rent(2 * Count);
            characters.AsSpan(0, Count).CopyTo(larger);
            ArrayPool<ulong>.Shared.Return(characters);
            characters = larger;
        }

        characters[Count++] = ((ulong)combiningClass << ClassShift) | point;
    }

    /// <summary>Sorts by class, and where that is the same by place: the place stands between the two for as long as it is needed.</summary>
    private void Order(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            characters[i] |= (ulong)(uint)(i - start) << PlaceShift;
        }

        Array.Sort(characters, start, end - start);
        for (int i = start; i < end; i++)
        {
            characters[i] &= ~((ulong)uint.MaxValue << PlaceShift);
        }
    }

    private void Compose()
    {
        int starter = -1;
        int written = 0;
        for (int i = 0; i < Count; i++)
        {
            int combiningClass = ClassAt(i);

            // What stands between keeps a mark away unless its class is lower; another letter keeps all away.
            bool isNext = starter == written - 1;
            bool isReached = starter >= 0 && (isNext || (ClassAt(written - 1) is > 0 and int before && before < combiningClass));
            uint composite = isReached ? Composite(this[starter], this[i]) : 0;
            if (composite != 0)
            {
                characters[starter] = composite;
                continue;
            }

            starter = combiningClass == 0 ? written : starter;
            characters[written++] = characters[i];
        }

        Count = written;
    }

    private static uint Composite(uint first, uint second)
    {
        uint syllable = Hangul.Compose(first, second);
        return syllable != 0 ? syllable : NormalizationTables.Compose(first, second);
    }
}
