using System.Runtime.CompilerServices;

namespace BytePair.Pieces;

/// <summary>
/// The ids of a piece in 8 bytes: up to three of 20 bits each with their number in the top 4 bits, or, with the top bit set,
/// where their record lies. A pair of 0 bits is no value.
/// </summary>
/// <remarks>Example: the ids 5, 6 are <c>2 · 2^60 + 6 · 2^20 + 5</c>.</remarks>
internal readonly struct PieceIds(ulong bits)
{
    /// <summary>The most ids that are held here.</summary>
    public const int MaxInline = 3;

    private const int IdBits = 20;
    private const int CountShift = 60;
    private const ulong IdMask = (1UL << IdBits) - 1;
    private const ulong RecordFlag = 1UL << 63;

    public ulong Bits { get; } = bits;

    public bool IsRecord
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (long)Bits < 0;
    }

    /// <summary>True if ids are held here: there is a value, and it is no record.</summary>
    public bool IsInline
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (long)Bits > 0;
    }

    /// <summary>Where the record lies.</summary>
    public int Record => (int)Bits;

    public static PieceIds OfRecord(int position) => new(RecordFlag | (uint)position);

    /// <summary>False if there are too many ids, or one needs more bits.</summary>
    public static bool TryPack(ReadOnlySpan<int> ids, out PieceIds packed)
    {
        ulong bits = (ulong)ids.Length << CountShift;
        packed = default;
        if (ids.Length > MaxInline)
        {
            return false;
        }

        for (int i = 0; i < ids.Length; i++)
        {
            if ((uint)ids[i] > IdMask)
            {
                return false;
            }

            bits |= (ulong)(uint)ids[i] << (IdBits * i);
        }

        packed = new PieceIds(bits);
        return true;
    }

    /// <summary>Writes <see cref="MaxInline"/> ids, of which the number returned count.</summary>
    /// <remarks>SAFETY: the caller has room for <see cref="MaxInline"/> ids, and this is no record.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe int Write(int* destination)
    {
        destination[0] = (int)(Bits & IdMask);
        destination[1] = (int)((Bits >> IdBits) & IdMask);
        destination[2] = (int)((Bits >> (2 * IdBits)) & IdMask);
        return (int)(Bits >> CountShift);
    }
}
