using System.Runtime.CompilerServices;
#if NET
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace BytePair.Pieces;

/// <summary>
/// What stands for the ids of a piece, in 8 bytes. 0 is no value; otherwise bits 60 to 62 are a number, and the top bit is set
/// unless the value is all that there is.
/// </summary>
/// <remarks>
/// <code>
/// 0 count id id id       one to three ids of 20 bits each, the first in the lowest bits
/// 1 count id id id       four to six ids, of which three are in a second word
/// 1 7     position       ids (and bytes) are in a record
/// 1 0                    none are kept: the piece is to be merged
/// </code>
/// Example: the ids 5, 6 are <c>2 · 2^60 + 6 · 2^20 + 5</c>. The rarer a piece, the greater its value: ids are given in order of
/// frequency, and several are rarer than one.
/// </remarks>
internal readonly struct PieceIds(ulong bits)
{
    /// <summary>The most ids in a word.</summary>
    public const int MaxInWord = 3;

    /// <summary>The most ids in two words.</summary>
    public const int MaxInTwo = 2 * MaxInWord;

    private const int IdBits = 20;
    private const int CountShift = 60;
    private const ulong IdMask = (1UL << IdBits) - 1;
    private const ulong OtherFlag = 1UL << 63;
    private const ulong RecordNumber = 7UL;

    /// <summary>Stands for a piece whose ids aren't kept.</summary>
    public static PieceIds NotKept => new(OtherFlag);

    public ulong Bits { get; } = bits;

    /// <summary>How many ids there are, unless they are in a record or not kept.</summary>
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (int)(Bits >> CountShift) & 7;
    }

#if NET
    /// <summary>The <see cref="Count"/> of eight values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> CountsOf(Vector512<ulong> values) => (values >> CountShift) & Vector512.Create(RecordNumber);
#endif

    public bool IsRecord => Bits >> CountShift == (OtherFlag >> CountShift) + RecordNumber;

    /// <summary>Where the record lies.</summary>
    public int Record => (int)Bits;

    public static PieceIds OfRecord(int position) => new(OtherFlag | (RecordNumber << CountShift) | (uint)position);

    /// <summary>False if there are too many ids for the room, or one needs more bits.</summary>
    /// <param name="ids">One id at least.</param>
    /// <param name="room">How many there is room for: <see cref="MaxInWord"/> or <see cref="MaxInTwo"/>.</param>
    /// <param name="packed">Receives the value.</param>
    /// <param name="more">Receives the second word.</param>
    public static bool TryPack(ReadOnlySpan<int> ids, int room, out PieceIds packed, out ulong more)
    {
        packed = default;
        more = 0;
        if (ids.Length > room)
        {
            return false;
        }

        ulong bits = ((ulong)ids.Length << CountShift) | (ids.Length > MaxInWord ? OtherFlag : 0);
        for (int i = 0; i < ids.Length; i++)
        {
            if ((uint)ids[i] > IdMask)
            {
                return false;
            }

            if (i < MaxInWord)
            {
                bits |= (ulong)(uint)ids[i] << (IdBits * i);
            }
            else
            {
                more |= (ulong)(uint)ids[i] << (IdBits * (i - MaxInWord));
            }
        }

        packed = new PieceIds(bits);
        return true;
    }

    /// <summary>Writes the <see cref="MaxInWord"/> ids of a word, however many of them count.</summary>
    /// <remarks>SAFETY: the caller has room for them.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Write(ulong word, int* destination)
    {
#if NET
        if (Bmi2.X64.IsSupported && BitConverter.IsLittleEndian)
        {
            Unsafe.WriteUnaligned(destination, Bmi2.X64.ParallelBitDeposit(word, IdMask | (IdMask << 32)));
        }
        else
#endif
        {
            destination[0] = (int)(word & IdMask);
            destination[1] = (int)((word >> IdBits) & IdMask);
        }

        destination[2] = (int)((word >> (2 * IdBits)) & IdMask);
    }
}
